import { Injectable } from '@nestjs/common';
import { LabelStore, type RequestContext } from '#access';
import type { Quote } from '#contracts';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import type { MessageRow } from '../messages/message-row.js';
import { MARKS, type Decoration, type MessageDecorator } from './decoration.js';
import { excerptOf, EXCERPT_SOURCE_LENGTH } from './excerpt.js';

interface QuoteRow {
  readonly messageId: Id;
  readonly id: Id;
  readonly authorId: Id;
  readonly authorName: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly labelId: number;
  readonly state: Quote['state'];
}

/**
 * What messages quote, as it is now. Whoever reads a message reads what it quotes: its label covers theirs, and they lie
 * in its conversation.
 */
@Injectable()
export class QuotesDecorator implements MessageDecorator {
  readonly marks = MARKS.quotes;

  constructor(private readonly labels: LabelStore) {}

  async decorate(_ctx: RequestContext, rows: readonly MessageRow[]): Promise<ReadonlyMap<Id, Decoration>> {
    const quotes = await runStatement<QuoteRow>(
      `SELECT quote.message_id AS "messageId", source.id, source.author_id AS "authorId",
         coalesce(author.display_name, messaging.author_name(source.id)) AS "authorName",
         left(source.body, ${EXCERPT_SOURCE_LENGTH}) AS text, source.created_at AS "createdAt",
         source.label_id AS "labelId",
         CASE WHEN source.deleted_at IS NOT NULL THEN 'deleted'
           WHEN source.decorations & ${MARKS.withheld} <> 0 AND source.body = '' THEN 'withheld' ELSE 'shown' END AS state
       FROM messaging.quote JOIN messaging.message source ON source.id = quote.source_id
         LEFT JOIN people.profile author ON author.id = source.author_id
       WHERE quote.message_id = ANY ($1) ORDER BY quote.message_id, quote.position`,
      [rows.map(({ id }) => id)],
    );
    const wireIds = await this.labels.wireIds(quotes.map(({ labelId }) => labelId));
    const found = new Map<Id, Quote[]>();
    for (const quote of quotes) {
      const shown = toQuote(quote, wireIds.get(quote.labelId) ?? '');
      found.set(quote.messageId, [...(found.get(quote.messageId) ?? []), shown]);
    }
    return new Map([...found].map(([id, list]) => [id, { shown: { quotes: list } }]));
  }
}

function toQuote(row: QuoteRow, labelId: Id): Quote {
  return {
    id: row.id,
    author: { id: row.authorId, displayName: row.authorName },
    excerpt: row.state === 'shown' ? excerptOf(row.text) : '',
    createdAt: row.createdAt.toISOString(),
    labelId,
    state: row.state,
  };
}
