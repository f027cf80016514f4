import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';

/** What the reader has saved for himself. */
@Injectable()
export class SavedDecorator implements MessageDecorator {
  readonly marks = MARKS.saved;

  async decorate(ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const saved = await runStatement<{ id: Id; at: Date }>(
      'SELECT message_id AS id, saved_at AS at FROM messaging.saved WHERE person_id = $1 AND message_id = ANY ($2)',
      [ctx.principal.accountId, rows.map(({ id }) => id)],
    );
    return new Map(saved.map(({ id, at }) => [id, { own: { savedAt: at.toISOString() } }]));
  }
}
