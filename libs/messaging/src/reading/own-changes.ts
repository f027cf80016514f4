import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { StreamFrames } from '#contracts';
import { Outbox, runStatement, type OutboxEvent, type Statement } from '#database';
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

  publication(ctx: RequestContext, { spaceId, labelId }: OwnChange): Statement {
    return this.outbox.publication({
      type: this.type,
      subjectId: ctx.principal.accountId,
      spaceId,
      labelId,
    });
  }

  async publish(ctx: RequestContext, changes: readonly OwnChange[]): Promise<void> {
    for (const change of changes) {
      const { text, values } = this.publication(ctx, change);
      await runStatement(text, values);
    }
  }

  /** Null as conversation once he may not enter there any more. */
  async load(_ctx: RequestContext, { spaceId }: OutboxEvent): Promise<StreamFrames['own.changed']> {
    const rows = await runStatement<{ id: Id }>('SELECT id FROM messaging.conversation WHERE space_id = $1', [
      spaceId,
    ]);
    return { conversationId: rows[0]?.id ?? null };
  }
}
