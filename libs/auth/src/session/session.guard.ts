import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AccessService, NO_CONNECTION_MARK, PUBLIC_MARK, type RucheRequest } from '#access';
import { runStatement, UnitOfWork } from '#database';
import { DomainError } from '#kernel';

/** The idle time is renewed when the last renewal is older, in seconds, or than a quarter of a short idle time. */
const RENEW_AFTER_SECONDS = 60;

/** Sent by our pages with what they ask by themselves: it keeps no session open. */
const BACKGROUND_HEADER = 'x-ruche-background';

/**
 * Finds who asks, in one statement that ends before the work begins. Runs for every route: only `@Public` gets
 * past without a session. An open stream is no act of a person, nor is what a page asks by itself: they do not renew the
 * idle time.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly uow: UnitOfWork,
    private readonly access: AccessService,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const handler = execution.getHandler();
    if (this.reflector.get<boolean | undefined>(PUBLIC_MARK, handler)) return true;
    const { ruche, headers } = execution.switchToHttp().getRequest<RucheRequest>();
    if (ruche.token === null) throw new DomainError('unauthenticated', 'SESSION_REQUIRED', 'no session');
    const isStream = this.reflector.get<boolean | undefined>(NO_CONNECTION_MARK, handler) ?? false;
    const byItself = isStream || headers[BACKGROUND_HEADER] === '1';
    const principal = await this.uow.identify(ruche.token);
    const renewAfter = Math.min(RENEW_AFTER_SECONDS, principal.idleMinutes * 15);
    if (!byItself && principal.unseenSeconds > renewAfter)
      await this.uow.run(ruche.token, () => runStatement('SELECT access.touch()'));
    const { requestId, sourceAddress, language } = ruche;
    ruche.ctx = this.access.contextFor(principal, { requestId, sourceAddress, language });
    return true;
  }
}
