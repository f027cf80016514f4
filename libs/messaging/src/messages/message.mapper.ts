import { Injectable } from '@nestjs/common';
import { AccessService, LabelStore, type RequestContext } from '#access';
import type { Message } from '#contracts';
import { mayWrite } from '#spaces';
import type { MessageRow } from './messages.repository.js';

/** From rows to what the wire shows: label ids become opaque, abilities are added. */
@Injectable()
export class MessageMapper {
  constructor(
    private readonly access: AccessService,
    private readonly labels: LabelStore,
  ) {}

  /** @param rows read through the caller's scope, or just written by him. */
  async toMessages(ctx: RequestContext, rows: readonly MessageRow[]): Promise<Message[]> {
    const wireIds = await this.labels.wireIds(rows.map(({ labelId }) => labelId));
    this.access.noteEntered(ctx, rows);
    const judged = new Map<string, Message['abilities']>();
    return rows.map((row) => ({
      id: row.id,
      conversationId: row.conversationId,
      author: { id: row.authorId, displayName: row.authorName },
      threadId: null,
      body: row.body,
      labelId: wireIds.get(row.labelId) ?? '',
      version: row.version,
      priority: 'normal',
      quotes: [],
      forwarded: null,
      thread: null,
      reactions: [],
      pinnedAt: null,
      acknowledgement: null,
      withheld: null,
      importedBy: null,
      own: { reactions: [], savedAt: null, acknowledgement: 'none', thread: null },
      createdAt: row.createdAt.toISOString(),
      editedAt: row.editedAt?.toISOString() ?? null,
      deletedAt: row.deletedAt?.toISOString() ?? null,
      abilities: this.judgedOnce(ctx, row, judged),
    }));
  }

  /** A page holds few kinds of messages, each judged once: the key is all that the rules are given. */
  private judgedOnce(
    ctx: RequestContext,
    row: MessageRow,
    judged: Map<string, Message['abilities']>,
  ): Message['abilities'] {
    const key = [row.labelId, row.spaceId, row.authorId, row.deletedAt === null, mayWrite(row)].join();
    const known = judged.get(key) ?? this.abilities(ctx, row);
    judged.set(key, known);
    return known;
  }

  /** The space of the row was preloaded for this caller. Nothing can be done to a tombstone, or where he does not write. */
  abilities(ctx: RequestContext, row: MessageRow): Message['abilities'] {
    const { labelId, spaceId, authorId, deletedAt } = row;
    const may = (action: 'reply' | 'update' | 'delete'): boolean =>
      deletedAt === null &&
      mayWrite(row) &&
      this.access.can(ctx, action, 'Message', { labelId, spaceId, authorId });
    return {
      reply: may('reply'),
      update: may('update'),
      delete: may('delete'),
      react: false,
      pin: false,
      forward: false,
      report: false,
      resolve: false,
    };
  }
}
