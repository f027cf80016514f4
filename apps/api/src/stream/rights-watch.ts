import { Injectable } from '@nestjs/common';
import { AccessService } from '#access';
import { RelayPool, UnitOfWork } from '#database';
import { DomainError, type Id } from '#kernel';
import type { Subscriber } from './subscriber.js';

/** How often the sessions of all streams are looked at, in milliseconds: a right that is lost is noticed by then. */
const LOOK_EVERY_MS = 1_000;

/** Ends streams whose session is over, and tells readers whose rights have changed to read again. */
@Injectable()
export class RightsWatch {
  private lastLook = 0;

  constructor(
    private readonly access: AccessService,
    private readonly pool: RelayPool,
    private readonly uow: UnitOfWork,
  ) {}

  async look(subscribers: readonly Subscriber[]): Promise<void> {
    if (subscribers.length === 0 || performance.now() - this.lastLook < LOOK_EVERY_MS) return;
    this.lastLook = performance.now();
    const sessions = [...new Set(subscribers.map(({ ctx }) => ctx.principal.sessionId))];
    const rows = await this.pool.query<{ session_id: Id; rights: string }>(
      'SELECT session_id, rights FROM auth.live_sessions($1)',
      [sessions],
    );
    const rights = new Map(rows.map((row) => [row.session_id, row.rights]));
    for (const subscriber of subscribers)
      await this.judge(subscriber, rights.get(subscriber.ctx.principal.sessionId));
  }

  private async judge(subscriber: Subscriber, rights: string | undefined): Promise<void> {
    if (rights === undefined) {
      subscriber.stream.send('session.ended', {}, null);
      subscriber.stream.end();
      return;
    }
    const before = subscriber.rights;
    subscriber.rights = rights;
    if (before === null || before === rights) return;
    subscriber.ctx = await this.refreshed(subscriber);
    subscriber.stream.send('access.changed', {}, null);
  }

  private async refreshed({ token, ctx }: Subscriber): Promise<Subscriber['ctx']> {
    try {
      return await this.uow.run(token, (principal) =>
        Promise.resolve(this.access.contextFor(principal, ctx)),
      );
    } catch (error) {
      // Ended between the two looks: the next one closes the stream.
      if (error instanceof DomainError && error.kind === 'unauthenticated') return ctx;
      throw error;
    }
  }
}
