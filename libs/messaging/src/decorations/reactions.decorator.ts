import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { ReactionsService } from '#discussion';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MESSAGE_SUBJECT } from '../reactions/message-reactions.service.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';

/** How people react, and the caller among them. */
@Injectable()
export class ReactionsDecorator implements MessageDecorator {
  readonly marks = MARKS.reactions;

  constructor(private readonly reactions: ReactionsService) {}

  async decorate(ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const of = await this.reactions.of(
      ctx,
      MESSAGE_SUBJECT,
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.map(({ id }) => {
        const { reactions, own } = of(id);
        return [id, { shown: { reactions: [...reactions] }, own: { reactions: [...own] } }];
      }),
    );
  }
}
