import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  AccessService,
  ASKS_FIRST_MARK,
  NO_CONNECTION_MARK,
  PUBLIC_MARK,
  type AskedFor,
  type RucheRequest,
  type RucheState,
} from '#access';
import { leaveStatements, UnitOfWork, type OpenOptions, type Principal, type Statement } from '#database';
import { DomainError } from '#kernel';

/** The idle time is renewed when the last renewal is older, in seconds, or than a quarter of a short idle time. */
const RENEW_AFTER_SECONDS = 60;

/** Sent by our pages with what they ask by themselves: it keeps no session open. */
const BACKGROUND_HEADER = 'x-ruche-background';

type Handler = ReturnType<ExecutionContext['getHandler']>;

/**
 * Finds who asks and opens the unit of work that the route will run in. Runs for every route: only `@Public` gets past
 * without a session. An open stream is no act of a person, nor is what a page asks by itself: they do not renew the
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
    const request = execution.switchToHttp().getRequest<RucheRequest>();
    const { ruche, headers } = request;
    if (ruche.token === null) throw new DomainError('unauthenticated', 'SESSION_REQUIRED', 'no session');
    const noConnection = this.reflector.get<boolean | undefined>(NO_CONNECTION_MARK, handler) ?? false;
    const byItself = headers[BACKGROUND_HEADER] === '1';
    const principal = noConnection
      ? await this.uow.identify(ruche.token)
      : await this.openUnit(ruche, ruche.token, !byItself, {
          asksFirst: this.asksFirst(handler, request),
          onlyReads: request.method === 'GET' || request.method === 'HEAD',
        });
    const { requestId, sourceAddress, language } = ruche;
    ruche.ctx = this.access.contextFor(principal, { requestId, sourceAddress, language });
    return true;
  }

  /** The body has come whole by now, so the unit waits for nobody outside. A renewal is a unit of its own before it. */
  private async openUnit(
    ruche: RucheState,
    token: string,
    renews: boolean,
    options: OpenOptions,
  ): Promise<Principal> {
    ruche.unit = await this.uow.open(token, options);
    const { idleMinutes, unseenSeconds } = ruche.unit.principal;
    if (renews && unseenSeconds > Math.min(RENEW_AFTER_SECONDS, idleMinutes * 15)) {
      await ruche.unit.run(() => {
        leaveStatements([{ text: 'SELECT access.touch()', values: [] }]);
        return Promise.resolve();
      });
      ruche.unit = await this.uow.open(token, options);
    }
    return ruche.unit.principal;
  }

  private asksFirst(handler: Handler, asked: AskedFor): readonly Statement[] {
    type Build = (asked: AskedFor) => readonly Statement[];
    return this.reflector.get<Build | undefined>(ASKS_FIRST_MARK, handler)?.(asked) ?? [];
  }
}
