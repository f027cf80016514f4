import { Global, Logger, Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { PolicyStore } from '#access';
import { SETTINGS, type Settings } from '#config';
import { DirectoryPort } from './directory/directory-port.js';
import { LdapDirectory } from './directory/ldap-directory.js';
import { JobsModule } from './jobs/jobs.module.js';
import { ACCOUNT_LISTENERS, type AccountListener } from './session/account-listener.js';
import { OwnSessionsController } from './session/own-sessions.controller.js';
import { OwnSessionsService } from './session/own-sessions.service.js';
import { SessionController } from './session/session.controller.js';
import { SessionService } from './session/session.service.js';
import { SignInService } from './session/sign-in.service.js';
import { StepUpController } from './session/step-up.controller.js';
import { StepUpService } from './session/step-up.service.js';
import { SiteController } from './site/site.controller.js';
import { DirectoryController } from './sync/directory.controller.js';
import { DirectoryDeskService } from './sync/directory-desk.service.js';
import { SignInThrottle } from './throttle/sign-in-throttle.js';

@Global()
@Module({})
export class AuthModule {
  /** @param listeners provides ACCOUNT_LISTENERS, composed by the app. */
  static register(listeners: FactoryProvider<AccountListener[]>): DynamicModule {
    return {
      module: AuthModule,
      imports: [JobsModule],
      controllers: [
        SessionController,
        OwnSessionsController,
        StepUpController,
        SiteController,
        DirectoryController,
      ],
      providers: [
        { ...listeners, provide: ACCOUNT_LISTENERS },
        {
          provide: DirectoryPort,
          inject: [SETTINGS, PolicyStore],
          useFactory: (settings: Settings, policies: PolicyStore) => {
            const log = new Logger('Directory');
            return new LdapDirectory(
              settings.directory,
              () => policies.current(),
              (reason) => {
                log.log(`sign-in refused: ${reason}`);
              },
            );
          },
        },
        DirectoryDeskService,
        OwnSessionsService,
        SessionService,
        SignInService,
        SignInThrottle,
        StepUpService,
      ],
      exports: [DirectoryPort],
    };
  }
}
