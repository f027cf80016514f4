import { Module } from '@nestjs/common';
import { DiscussionModule } from '#discussion';
import { AcknowledgementDelivery } from './acknowledgements/acknowledgement-delivery.js';
import { AcknowledgementsController } from './acknowledgements/acknowledgements.controller.js';
import { AcknowledgementsRepository } from './acknowledgements/acknowledgements.repository.js';
import { AcknowledgementsService } from './acknowledgements/acknowledgements.service.js';
import { AudienceController } from './audience/audience.controller.js';
import { AudienceService } from './audience/audience.service.js';
import { ConversationsController } from './conversations/conversations.controller.js';
import { ConversationsRepository } from './conversations/conversations.repository.js';
import { ConversationsService } from './conversations/conversations.service.js';
import { AcknowledgementsDecorator } from './decorations/acknowledgements.decorator.js';
import { MESSAGE_DECORATORS, type MessageDecorator } from './decorations/decoration.js';
import { ForwardsDecorator } from './decorations/forwards.decorator.js';
import { ImportsDecorator } from './decorations/imports.decorator.js';
import { MessageDecorations } from './decorations/message-decorations.js';
import { PinsDecorator } from './decorations/pins.decorator.js';
import { QuotesDecorator } from './decorations/quotes.decorator.js';
import { SavedDecorator } from './decorations/saved.decorator.js';
import { ReactionsDecorator } from './decorations/reactions.decorator.js';
import { TopicsDecorator } from './decorations/topics.decorator.js';
import { WithheldDecorator } from './decorations/withheld.decorator.js';
import { MessageDelivery } from './delivery/message-delivery.js';
import { ReactionDelivery } from './delivery/reaction-delivery.js';
import { DraftListController } from './drafts/draft-list.controller.js';
import { DraftListService } from './drafts/draft-list.service.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { DraftsService } from './drafts/drafts.service.js';
import { MentionsController } from './mentions/mentions.controller.js';
import { MentionsRepository } from './mentions/mentions.repository.js';
import { MentionsService } from './mentions/mentions.service.js';
import { FoundMessages } from './messages/found-messages.js';
import { MessageChangesController } from './messages/message-changes.controller.js';
import { MessageChangesService } from './messages/message-changes.service.js';
import { MessageSources } from './messages/message-sources.js';
import { MessageReader } from './messages/message-reader.js';
import { MessageMapper } from './messages/message.mapper.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesRepository } from './messages/messages.repository.js';
import { MessagesService } from './messages/messages.service.js';
import { PostingPlaces } from './messages/posting-places.js';
import { OpeningController } from './opening/opening.controller.js';
import { OpeningService } from './opening/opening.service.js';
import { PinDelivery } from './pins/pin-delivery.js';
import { PinsController } from './pins/pins.controller.js';
import { PinsRepository } from './pins/pins.repository.js';
import { PinsService } from './pins/pins.service.js';
import { OwnChanges } from './reading/own-changes.js';
import { ReadingController } from './reading/reading.controller.js';
import { ReadingRepository } from './reading/reading.repository.js';
import { ReadingService } from './reading/reading.service.js';
import { SavedController } from './saved/saved.controller.js';
import { SavedRepository } from './saved/saved.repository.js';
import { SavedService } from './saved/saved.service.js';
import { ScheduledController } from './scheduled/scheduled.controller.js';
import { ScheduledRepository } from './scheduled/scheduled.repository.js';
import { ScheduledService } from './scheduled/scheduled.service.js';
import { SendScheduled } from './scheduled/send-scheduled.js';
import { MessageReactionsController } from './reactions/message-reactions.controller.js';
import { MessageReactionsService } from './reactions/message-reactions.service.js';
import { TalksController } from './talks/talks.controller.js';
import { TalksService } from './talks/talks.service.js';
import { FollowedThreadsController } from './threads/followed-threads.controller.js';
import { ThreadsController } from './threads/threads.controller.js';
import { ThreadsRepository } from './threads/threads.repository.js';
import { ThreadsService } from './threads/threads.service.js';
import { TypingController } from './typing/typing.controller.js';
import { TypingDelivery } from './typing/typing-delivery.js';
import { TypingService } from './typing/typing.service.js';

/** What fills the decorations of messages: whoever adds a kind adds its class here. */
const DECORATORS = [
  AcknowledgementsDecorator,
  ForwardsDecorator,
  PinsDecorator,
  ImportsDecorator,
  QuotesDecorator,
  ReactionsDecorator,
  SavedDecorator,
  TopicsDecorator,
  WithheldDecorator,
];

@Module({
  imports: [DiscussionModule],
  controllers: [
    ConversationsController,
    OpeningController,
    TalksController,
    DraftListController,
    DraftsController,
    MessagesController,
    MessageChangesController,
    AcknowledgementsController,
    AudienceController,
    MentionsController,
    PinsController,
    ReadingController,
    SavedController,
    TypingController,
    ThreadsController,
    FollowedThreadsController,
    ScheduledController,
    MessageReactionsController,
  ],
  providers: [
    AcknowledgementDelivery,
    AcknowledgementsRepository,
    AcknowledgementsService,
    AudienceService,
    ConversationsRepository,
    ConversationsService,
    DraftListService,
    DraftsService,
    ...DECORATORS,
    {
      provide: MESSAGE_DECORATORS,
      inject: DECORATORS,
      useFactory: (...decorators: MessageDecorator[]) => decorators,
    },
    MentionsRepository,
    MentionsService,
    FoundMessages,
    MessageChangesService,
    MessageDecorations,
    MessageDelivery,
    MessageMapper,
    MessageReader,
    MessageSources,
    MessageReactionsService,
    MessagesRepository,
    MessagesService,
    OpeningService,
    OwnChanges,
    PinDelivery,
    PinsRepository,
    PinsService,
    PostingPlaces,
    ReactionDelivery,
    ReadingRepository,
    ReadingService,
    SavedRepository,
    SavedService,
    ScheduledRepository,
    ScheduledService,
    SendScheduled,
    TalksService,
    ThreadsRepository,
    ThreadsService,
    TypingDelivery,
    TypingService,
  ],
  exports: [
    AcknowledgementDelivery,
    MessageDelivery,
    MessageReader,
    OwnChanges,
    PinDelivery,
    ReactionDelivery,
    SendScheduled,
    TypingDelivery,
  ],
})
export class MessagingModule {}
