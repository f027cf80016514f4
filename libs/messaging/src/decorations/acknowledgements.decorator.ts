import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { Id } from '#kernel';
import { AcknowledgementsRepository } from '../acknowledgements/acknowledgements.repository.js';
import type { MessageRow } from '../messages/message-row.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';

/** What asks to be acknowledged: how many have, and whether the reader is asked. A tombstone asks for nothing. */
@Injectable()
export class AcknowledgementsDecorator implements MessageDecorator {
  readonly marks = MARKS.acknowledgement;

  constructor(private readonly acknowledgements: AcknowledgementsRepository) {}

  async decorate(_ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const asking = rows.filter(({ deletedAt }) => deletedAt === null);
    const found = await this.acknowledgements.of(asking.map(({ id }) => id));
    return new Map(
      found.map(({ messageId, dueAt, given, own }) => [
        messageId,
        {
          shown: { acknowledgement: { dueAt: dueAt?.toISOString() ?? null, given } },
          own: { acknowledgement: own },
        },
      ]),
    );
  }
}
