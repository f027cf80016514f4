import { Injectable } from '@nestjs/common';
import { LabelStore, type InternedLabel, type RequestContext } from '#access';
import { draftSchema, type Draft } from '#contracts';
import { runStatement } from '#database';
import { newId, type Id } from '#kernel';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { MessageSources } from '../messages/message-sources.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { SENDING_COLUMNS, sendingOf, type SendingRow } from './draft-sending.js';

const NOTHING: Draft = draftSchema.parse({ body: '', labelId: null });

/** The caller's own in one place, under labels that he reads: the database's policy says the same, and alone would do. */
const MINE = `person_id = $1 AND label_id = ANY ($2::int4[]) AND conversation_id = $3
  AND thread_id IS NOT DISTINCT FROM $4`;

interface DraftRow extends SendingRow {
  readonly body: string;
  readonly labelId: number;
  readonly quotes: readonly Id[];
}

/**
 * What somebody has begun to write. It survives the screen's lock and the browser's end; its label is the one that the
 * message will carry, so a session at a lower level does not see it.
 */
@Injectable()
export class DraftsService {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly labels: LabelStore,
    private readonly messages: MessagesRepository,
    private readonly sources: MessageSources,
  ) {}

  /**
   * Of the main flow, or of a topic. What it quotes and is gone since is left out.
   * @throws DomainError not_found NOT_FOUND when the conversation is hidden or absent.
   */
  async get(ctx: RequestContext, conversationId: Id, threadId: Id | null): Promise<Draft> {
    await this.conversations.getPlace(ctx, conversationId);
    const rows = await runStatement<DraftRow>(
      `SELECT body, label_id AS "labelId", quotes, ${SENDING_COLUMNS} FROM messaging.draft
       WHERE ${MINE} ORDER BY id DESC LIMIT 1`,
      [ctx.principal.accountId, ctx.principal.labels, conversationId, threadId],
    );
    const draft = rows[0];
    if (!draft) return NOTHING;
    const wireIds = await this.labels.wireIds([draft.labelId]);
    return {
      body: draft.body,
      labelId: wireIds.get(draft.labelId) ?? null,
      quotes: await this.stillThere(ctx, draft.quotes),
      ...sendingOf(draft),
    };
  }

  /**
   * An empty text that quotes nothing forgets the draft, and how it was to be sent. Without a label it takes the conversation's own, its lowest.
   * @throws DomainError not_found NOT_FOUND; invalid LABEL_REFUSED; and for what it answers or quotes, like a message:
   * invalid MESSAGE_SOURCE_REFUSED, conflict LABEL_BELOW_SOURCE, LABEL_NO_UPPER_BOUND.
   */
  async save(
    ctx: RequestContext,
    conversationId: Id,
    threadId: Id | null,
    { body, labelId, quotes, priority, acknowledge }: Draft,
  ): Promise<Draft> {
    const conversation = await this.conversations.getPlace(ctx, conversationId);
    await runStatement(`DELETE FROM messaging.draft WHERE ${MINE}`, [
      ctx.principal.accountId,
      ctx.principal.labels,
      conversationId,
      threadId,
    ]);
    if (body === '' && quotes.length === 0) return NOTHING;
    const label = await this.labelOf(ctx, labelId, conversation.labelId);
    const references = { threadId, quotes, forwardOf: null };
    await this.sources.requireCovered(ctx, label, await this.sources.get(ctx, conversationId, references));
    await runStatement(
      `INSERT INTO messaging.draft (id, person_id, conversation_id, space_id, label_id, body, thread_id, quotes,
         priority, asks, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        newId(),
        ctx.principal.accountId,
        conversationId,
        conversation.spaceId,
        label.id,
        body,
        threadId,
        quotes,
        priority,
        acknowledge !== null,
        acknowledge?.dueAt ?? null,
      ],
    );
    return { body, labelId, quotes, priority, acknowledge };
  }

  private async labelOf(ctx: RequestContext, labelId: Id | null, lowest: number): Promise<InternedLabel> {
    if (labelId !== null) return this.labels.resolve(ctx.principal, labelId);
    const [label] = await this.labels.byIds([lowest]);
    if (!label) throw new Error('a conversation without a label');
    return label;
  }

  private async stillThere(ctx: RequestContext, quotes: readonly Id[]): Promise<Id[]> {
    if (quotes.length === 0) return [];
    const rows = await this.messages.findAllVisible(ctx, quotes);
    const there = new Set(rows.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id));
    return quotes.filter((id) => there.has(id));
  }
}
