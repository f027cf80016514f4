import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';

/** What is pinned, for all of its readers. */
@Injectable()
export class PinsDecorator implements MessageDecorator {
  readonly marks = MARKS.pin;

  async decorate(_ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const pins = await runStatement<{ id: Id; at: Date }>(
      'SELECT message_id AS id, pinned_at AS at FROM messaging.pin WHERE message_id = ANY ($1)',
      [rows.map(({ id }) => id)],
    );
    return new Map(pins.map(({ id, at }) => [id, { shown: { pinnedAt: at.toISOString() } }]));
  }
}
