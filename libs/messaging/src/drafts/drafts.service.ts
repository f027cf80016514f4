import { Injectable } from '@nestjs/common';
import { LabelStore, type RequestContext } from '#access';
import type { Draft } from '#contracts';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import { ConversationsRepository } from '../conversations/conversations.repository.js';

const NOTHING: Draft = { body: '', labelId: null };

/**
 * What somebody has begun to write. It survives the screen's lock and the browser's end; its label is the one that the
 * message will carry, so a session at a lower level does not see it.
 */
@Injectable()
export class DraftsService {
  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly labels: LabelStore,
  ) {}

  /** @throws DomainError not_found NOT_FOUND when the conversation is hidden or absent. */
  async get(ctx: RequestContext, conversationId: Id): Promise<Draft> {
    await this.conversations.getVisible(ctx, conversationId);
    const rows = await runStatement<{ body: string; labelId: number }>(
      `SELECT body, label_id AS "labelId" FROM messaging.draft WHERE conversation_id = $1
       ORDER BY saved_at DESC LIMIT 1`,
      [conversationId],
    );
    const draft = rows[0];
    if (!draft) return NOTHING;
    const wireIds = await this.labels.wireIds([draft.labelId]);
    return { body: draft.body, labelId: wireIds.get(draft.labelId) ?? null };
  }

  /**
   * An empty text forgets the draft. Without a label it takes the conversation's own, its lowest.
   * @throws DomainError not_found NOT_FOUND; invalid LABEL_REFUSED.
   */
  async save(ctx: RequestContext, conversationId: Id, { body, labelId }: Draft): Promise<Draft> {
    const conversation = await this.conversations.getVisible(ctx, conversationId);
    await runStatement('DELETE FROM messaging.draft WHERE conversation_id = $1', [conversationId]);
    if (body === '') return NOTHING;
    const label =
      labelId === null ? conversation.labelId : (await this.labels.resolve(ctx.principal, labelId)).id;
    await runStatement(
      `INSERT INTO messaging.draft (person_id, conversation_id, space_id, label_id, body)
       VALUES ($1, $2, $3, $4, $5)`,
      [ctx.principal.accountId, conversationId, conversation.spaceId, label, body],
    );
    return { body, labelId };
  }
}
