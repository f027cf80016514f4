import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { StreamFrames } from '#contracts';
import { Outbox, runStatement, type OutboxEvent } from '#database';
import type { PersonalSource } from '#http';
import type { Id } from '#kernel';

/** Where something of the caller's own has changed, and under which label. */
export interface OwnChange {
  readonly spaceId: Id;
  readonly labelId: number;
}

/** Tells the caller's other screens that what he has read, saved or is asked for is to be asked again. */
@Injectable()
export class OwnChanges implements PersonalSource {
  readonly type = 'own.changed';
  readonly frame = 'own.changed';

  constructor(private readonly outbox: Outbox) {}

  publish(ctx: RequestContext, changes: readonly OwnChange[]): void {
    const subjectId = ctx.principal.accountId;
    for (const { spaceId, labelId } of changes)
      this.outbox.publish({ type: this.type, subjectId, spaceId, labelId });
  }

  /** Null as conversation once he may not enter there any more. */
  async load(_ctx: RequestContext, { spaceId }: OutboxEvent): Promise<StreamFrames['own.changed']> {
    const rows = await runStatement<{ id: Id }>('SELECT id FROM messaging.conversation WHERE space_id = $1', [
      spaceId,
    ]);
    return { conversationId: rows[0]?.id ?? null };
  }
}
