import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { AcknowledgersPage, AcknowledgersQuery, AskedAcknowledgement, PageQuery } from '#contracts';
import { AfterCommit } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, toPage, type Id, type Page } from '#kernel';
import { FoundMessages } from '../messages/found-messages.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { AcknowledgementsRepository } from './acknowledgements.repository.js';

/** Messages whose author wants to know that they were read. */
@Injectable()
export class AcknowledgementsService {
  constructor(
    private readonly acknowledgements: AcknowledgementsRepository,
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly found: FoundMessages,
    private readonly messages: MessagesRepository,
  ) {}

  /** What the caller is asked for, and has not given. */
  async asked(ctx: RequestContext, query: PageQuery): Promise<Page<AskedAcknowledgement>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const ids = await this.acknowledgements.asked(ctx, limit, query.before ?? null);
    const page = toPage(ids, limit, (id) => id);
    const found = await this.found.withPlaces(ctx, page.items);
    const items = page.items.flatMap((id): AskedAcknowledgement[] => {
      const one = found.get(id);
      return one ? [{ ...one, dueAt: one.message.acknowledgement?.dueAt ?? null }] : [];
    });
    return { items, next: page.next };
  }

  /**
   * Once and for all: the second time changes nothing.
   * @throws DomainError not_found NOT_FOUND; conflict ACKNOWLEDGEMENT_NOT_ASKED for who was not asked; MESSAGE_DELETED.
   */
  async give(ctx: RequestContext, conversationId: Id, messageId: Id): Promise<void> {
    const { labelId, deletedAt } = await this.messages.getIn(ctx, conversationId, messageId);
    if (deletedAt !== null) throw new DomainError('conflict', 'MESSAGE_DELETED', 'the message was deleted');
    const outcome = await this.acknowledgements.acknowledge(messageId, this.clock.now());
    if (outcome === 'absent') throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    if (outcome === 'unasked')
      throw new DomainError(
        'conflict',
        'ACKNOWLEDGEMENT_NOT_ASKED',
        'this message asks nothing of the caller',
      );
    if (outcome === 'already') return;
    this.afterCommit.wake();
    await this.audit.record(ctx, {
      event: 'acknowledgement.given',
      object: { type: 'Message', id: messageId, labelId },
    });
  }

  /**
   * Who has, and who has not yet.
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who is neither author nor animator, whether or not
   * it asks for something.
   */
  async people(
    ctx: RequestContext,
    conversationId: Id,
    messageId: Id,
    { state, limit = DEFAULT_PAGE_SIZE, after }: AcknowledgersQuery,
  ): Promise<AcknowledgersPage> {
    const row = await this.messages.getIn(ctx, conversationId, messageId);
    if (row.authorId !== ctx.principal.accountId && !row.animates)
      throw new DomainError('forbidden', 'FORBIDDEN', 'for its author and animators alone');
    const counts = (await this.acknowledgements.counts(messageId)) ?? { given: 0, waiting: 0 };
    const rows = await this.acknowledgements.people(messageId, state ?? null, limit, after ?? null);
    const page = toPage(rows, limit, ({ id }) => id);
    await this.audit.record(ctx, {
      event: 'acknowledgement.read',
      object: { type: 'Message', id: messageId, labelId: row.labelId },
    });
    const items = page.items.map(({ givenAt, ...person }) => ({
      person,
      givenAt: givenAt?.toISOString() ?? null,
    }));
    return { counts, items, next: page.next };
  }
}
