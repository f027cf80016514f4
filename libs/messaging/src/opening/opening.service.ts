import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import { AuditService } from '#audit';
import type { MessageQuery, Opening } from '#contracts';
import { runStatement } from '#database';
import type { Id } from '#kernel';
import { listsMembers, MemberPages, type MemberRow } from '#spaces';
import {
  beginningOf,
  ConversationsRepository,
  type FoundConversation,
  type LastMessageRow,
} from '../conversations/conversations.repository.js';
import { ConversationsService } from '../conversations/conversations.service.js';
import { beginsAtNewest } from '../messages/message-page.js';
import type { MessageRow } from '../messages/message-row.js';
import { MessagesService } from '../messages/messages.service.js';
import { ReadingRepository } from '../reading/reading.repository.js';
import { membersOf } from './members-of.js';

/**
 * What a page asks for when it opens a conversation, in one unit of work whose questions all go out with its entry. Each
 * part is what its own route answers, by the same services.
 */
@Injectable()
export class OpeningService {
  constructor(
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly conversations: ConversationsService,
    private readonly found: ConversationsRepository,
    private readonly members: MemberPages,
    private readonly messages: MessagesService,
    private readonly reading: ReadingRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND when the conversation is hidden or absent. */
  async open(ctx: RequestContext, id: Id, query: MessageQuery): Promise<Opening> {
    const asked = membersOf(id);
    // In one turn: what was asked with the entry is answered until something else is, such as the record of a read.
    const [found, unread, page, newest, memberRows] = await Promise.all([
      this.found.getFound(ctx, id),
      this.reading.unread([id]),
      this.messages.read(ctx, id, query),
      beginsAtNewest(query) ? null : this.found.newest([id]),
      runStatement<MemberRow>(asked.text, asked.values),
    ]);
    // The newest message stands on such a page, which tells the log that it was read.
    const last = newest === null ? lastOf(page.rows[0]) : await this.conversations.shown(ctx, newest);
    const opening = {
      conversation: await this.conversations.show(ctx, found, last, unread.get(id)),
      messages: await this.messages.show(ctx, page),
      members: this.mayList(ctx, found)
        ? await this.members.show(ctx, { id: found.spaceId, labelId: found.labelId }, memberRows, {})
        : null,
    };
    this.audit.countReads('message.listed', 1);
    return opening;
  }

  /** The conversation carries the entry label of its space, and was entered. */
  private mayList(ctx: RequestContext, { spaceId, labelId, space }: FoundConversation): boolean {
    return listsMembers(space.kind) && this.access.can(ctx, 'read', 'Space', { id: spaceId, labelId });
  }
}

function lastOf(newest: MessageRow | undefined): LastMessageRow | undefined {
  return newest && { ...newest, excerpt: beginningOf(newest.body) };
}
