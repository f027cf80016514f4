import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { Message } from '#contracts';
import type { Id } from '#kernel';
import { SpaceReader } from '#spaces';
import { MessageMapper } from './message.mapper.js';
import type { MessageRow } from './message-row.js';
import { MessagesRepository } from './messages.repository.js';

/** A message with where it stands, for lists across conversations. */
export interface FoundMessage {
  readonly message: Message;
  readonly conversation: { readonly id: Id; readonly name: string };
}

/** Messages that some list of ids names, as their reader sees them now; each is recorded as read. */
@Injectable()
export class FoundMessages {
  constructor(
    private readonly audit: AuditService,
    private readonly mapper: MessageMapper,
    private readonly messages: MessagesRepository,
    private readonly spaces: SpaceReader,
  ) {}

  /** Those of these that the caller reads. */
  async byId(ctx: RequestContext, ids: readonly Id[]): Promise<ReadonlyMap<Id, Message>> {
    return new Map((await this.read(ctx, ids)).messages.map((message) => [message.id, message]));
  }

  /** The same, each with the conversation that it stands in. */
  async withPlaces(ctx: RequestContext, ids: readonly Id[]): Promise<ReadonlyMap<Id, FoundMessage>> {
    const { rows, messages } = await this.read(ctx, ids);
    const spaces = await this.spaces.summaries([...new Set(rows.map(({ spaceId }) => spaceId))]);
    const spaceOf = new Map(rows.map(({ id, spaceId }) => [id, spaces.get(spaceId)]));
    return new Map(
      messages.flatMap((message) => {
        const space = spaceOf.get(message.id);
        if (!space) return [];
        const conversation = { id: message.conversationId, name: space.otherName ?? space.name };
        return [[message.id, { message, conversation }] as const];
      }),
    );
  }

  private async read(
    ctx: RequestContext,
    ids: readonly Id[],
  ): Promise<{ rows: readonly MessageRow[]; messages: readonly Message[] }> {
    if (ids.length === 0) return { rows: [], messages: [] };
    const rows = await this.messages.findAllVisible(ctx, ids);
    await this.audit.recordReads(ctx, 'message.read', 'Message', rows);
    return { rows, messages: await this.mapper.toMessages(ctx, rows) };
  }
}
