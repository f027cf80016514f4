import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AccessGuard, AccessModule, labelPolicy, policiesPolicy, PolicyLog, SpaceEntry } from '#access';
import { auditLogPolicy, AuditModule, PolicyRecords, SYSTEM_AUDIT_WRITER, TimelineModule } from '#audit';
import { AuthModule, directoryPolicy, SessionGuard, sessionPolicy } from '#auth';
import { readSecret, SettingsModule, type Settings } from '#config';
import { DatabaseModule, RelayPool } from '#database';
import {
  DELIVERY_SOURCES,
  HttpModule,
  PERSONAL_SOURCES,
  UnitOfWorkInterceptor,
  type DeliverySource,
  type PersonalSource,
} from '#http';
import { discussionPolicy } from '#discussion';
import { importPolicy, ImportsModule } from '#imports';
import {
  AcknowledgementDelivery,
  ChannelMaker,
  ConversationEntity,
  conversationPolicy,
  MessageDelivery,
  MessageEntity,
  messagePolicy,
  MessagingModule,
  OwnChanges,
  PinDelivery,
  ReactionDelivery,
  TypingDelivery,
} from '#messaging';
import { ModerationModule, moderationPolicy } from '#moderation';
import { PeopleModule, personPolicy, ProfileEntity, ProfileListener, ProfileWriter } from '#people';
import { ReferenceModule, referencePolicy } from '#reference';
import { RetentionModule, retentionPolicy } from '#retention';
import {
  MembershipEntry,
  MembershipRecords,
  RulesFollower,
  SpaceListener,
  spacePolicy,
  SpacesModule,
} from '#spaces';
import { ClockModule } from './clock.module.js';
import { DocumentController } from './document/document.controller.js';
import { HealthController } from './health/health.controller.js';
import { ReadinessProbe } from './health/readiness.js';
import { loggerOptions } from './logger-options.js';
import { Bell } from './stream/bell.js';
import { EventDelivery } from './stream/delivery.js';
import { entryChanged } from './stream/entry-changed.js';
import { OutboxReader } from './stream/outbox-reader.js';
import { Relay } from './stream/relay.js';
import { RightsWatch } from './stream/rights-watch.js';
import { SealedCursor } from './stream/sealed-cursor.js';
import { STREAM_CURSOR } from './stream/stream-cursor.js';
import { StreamController } from './stream/stream.controller.js';

/** The one place that knows every feature. */
@Module({})
export class ApiModule {
  static register(settings: Settings): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(settings)),
        SettingsModule.of(settings),
        ClockModule,
        DatabaseModule.register(settings, [ConversationEntity, MessageEntity, ProfileEntity]),
        AccessModule.register(
          [
            sessionPolicy,
            directoryPolicy,
            auditLogPolicy,
            labelPolicy,
            policiesPolicy,
            personPolicy,
            spacePolicy,
            discussionPolicy,
            retentionPolicy,
            referencePolicy,
            importPolicy,
            conversationPolicy,
            messagePolicy,
            moderationPolicy,
          ],
          { provide: SpaceEntry, useClass: MembershipEntry },
          { provide: PolicyLog, useClass: PolicyRecords },
        ),
        AuditModule.register({ provide: SYSTEM_AUDIT_WRITER, useExisting: RelayPool }),
        TimelineModule,
        HttpModule,
        AuthModule.register({
          provide: 'listeners',
          useFactory: () => [new ProfileWriter(), new RulesFollower()],
        }),
        PeopleModule.register({ provide: ProfileListener, useExisting: MembershipRecords }),
        SpacesModule.register({ provide: SpaceListener, useClass: ChannelMaker }),
        MessagingModule,
        ModerationModule,
        ReferenceModule,
        RetentionModule,
        ImportsModule,
      ],
      controllers: [
        HealthController,
        StreamController,
        ...(settings.mode === 'production' ? [] : [DocumentController]),
      ],
      providers: [
        // Their order is the order of the questions: who, then may he.
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useExisting: UnitOfWorkInterceptor },
        {
          provide: STREAM_CURSOR,
          useFactory: () => new SealedCursor(readSecret(settings.stream.cursorKeyFile)),
        },
        {
          provide: DELIVERY_SOURCES,
          inject: [MessageDelivery, PinDelivery, ReactionDelivery, AcknowledgementDelivery, TypingDelivery],
          useFactory: (...sources: DeliverySource[]) => sources,
        },
        {
          provide: PERSONAL_SOURCES,
          inject: [OwnChanges],
          useFactory: (...sources: PersonalSource[]) => [entryChanged, ...sources],
        },
        Bell,
        EventDelivery,
        OutboxReader,
        ReadinessProbe,
        Relay,
        RightsWatch,
      ],
    };
  }
}
