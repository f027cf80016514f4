import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import type { Message } from '#contracts';
import type { MessageRow } from './messages.repository.js';

/** From rows to what the wire shows: label ids become opaque, abilities are added. */
@Injectable()
export class MessageMapper {
  constructor(
    private readonly access: AccessService,
    private readonly labels: LabelStore,
  ) {}

  async toMessages(ctx: RequestContext, rows: readonly MessageRow[]): Promise<Message[]> {
    const wireIds = await this.labels.wireIds(rows.map(({ labelId }) => labelId));
    await this.access.preload(
      ctx,
      rows.map(({ spaceId }) => spaceId),
    );
    return rows.map((row) => ({
      id: row.id,
      conversationId: row.conversationId,
      author: { id: row.authorId, displayName: row.authorName },
      body: row.body,
      labelId: wireIds.get(row.labelId) ?? '',
      createdAt: row.createdAt.toISOString(),
      abilities: this.abilities(ctx, row),
    }));
  }

  /** The space of the row was preloaded for this caller. */
  abilities(ctx: RequestContext, { labelId, spaceId }: MessageRow): Message['abilities'] {
    return { reply: this.access.can(ctx, 'reply', 'Message', { labelId, spaceId }) };
  }
}
