import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { AskEntry, DecideRequest, SpaceRequest, SpaceRequestsQuery } from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id, type Page } from '#kernel';
import { SpacesRepository } from '../directory/spaces.repository.js';
import { MembershipRecords } from './membership-records.js';

interface RequestRow extends Omit<SpaceRequest, 'askedAt'> {
  readonly askedAt: Date;
}

/** Asking to come in, and the answer. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly records: MembershipRecords,
    private readonly spaces: SpacesRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN where no request is taken; conflict SPACE_ARCHIVED. */
  async ask(ctx: RequestContext, id: Id, { message }: AskEntry): Promise<void> {
    const { entryLabelId } = await this.spaces.getVisible(ctx, id);
    await runStatement('SELECT spaces.ask_entry($1, $2, $3, $4)', [newId(), id, message, this.clock.now()]);
    const object = { type: 'Space', id, labelId: entryLabelId };
    await this.audit.record(ctx, { event: 'space.requested', object });
  }

  /** Those that wait. @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who does not animate. */
  async list(ctx: RequestContext, id: Id, query: SpaceRequestsQuery): Promise<Page<SpaceRequest>> {
    const space = await this.spaces.getVisible(ctx, id);
    if (!space.animated) throw new DomainError('forbidden', 'FORBIDDEN', 'requests are shown to animators');
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<RequestRow>(
      `SELECT id, person, message, asked_at AS "askedAt" FROM spaces.requests_page($1, $2, $3)`,
      [id, query.after ?? null, limit + 1],
    );
    await this.audit.recordReads(ctx, 'space.requests_read', 'Space', [{ id, labelId: space.entryLabelId }]);
    const page = toPage(rows, limit, (row) => row.id);
    return {
      items: page.items.map(({ askedAt, ...row }) => ({ ...row, askedAt: askedAt.toISOString() })),
      next: page.next,
    };
  }

  /**
   * @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; conflict SPACE_REQUEST_ANSWERED; invalid
   * SPACE_MEMBER_REFUSED for who can no longer be a member.
   */
  async decide(ctx: RequestContext, id: Id, requestId: Id, { accept }: DecideRequest): Promise<void> {
    const { entryLabelId } = await this.spaces.getVisible(ctx, id);
    const rows = await runStatement<{ person: Id }>(
      'SELECT spaces.decide_request($1, $2, $3, $4) AS person',
      [id, requestId, accept, this.clock.now()],
    );
    this.afterCommit.wake();
    await this.audit.record(ctx, {
      event: 'space.request_decided',
      object: { type: 'Space', id, labelId: entryLabelId },
      facts: { person: rows[0]?.person ?? null, accept },
    });
    await this.records.tell(ctx);
  }
}
