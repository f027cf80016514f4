import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type { ModerationQueue, PageQuery } from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, toPage, type Id } from '#kernel';
import { MessageReader } from '#messaging';
import { SpaceReader } from '#spaces';

interface Row {
  readonly id: Id;
  readonly messageId: Id;
  readonly reason: string;
  readonly text: string;
  readonly at: Date;
  readonly byId: Id;
  readonly byName: string;
  readonly own: boolean;
}

const PAGE = `
  SELECT q.id, q.message_id AS "messageId", q.reason, q.words AS text, q.at, q.by_id AS "byId", q.by_name AS "byName", q.own
  FROM moderation.queue($1, $2, $3, $4) q`;

/** What waits for the animators of a space. */
@Injectable()
export class QueueService {
  constructor(
    private readonly audit: AuditService,
    private readonly messages: MessageReader,
    private readonly spaces: SpaceReader,
  ) {}

  /** @throws DomainError not_found NOT_FOUND when the space is hidden or absent; forbidden FORBIDDEN for who does not animate it. */
  async page(
    ctx: RequestContext,
    spaceId: Id,
    what: 'reports' | 'appeals',
    query: PageQuery,
  ): Promise<ModerationQueue> {
    const space = (await this.spaces.summaries([spaceId])).get(spaceId);
    if (!space) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such space');
    if (!space.animates) throw new DomainError('forbidden', 'FORBIDDEN', 'only its animators may');
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<Row>(PAGE, [spaceId, what, query.before ?? null, limit + 1]);
    const page = toPage(rows, limit, ({ id }) => id);
    const shown = await this.messages.show(
      ctx,
      page.items.map(({ messageId }) => messageId),
    );
    await this.audit.record(ctx, { event: 'moderation.queue_read', facts: { space: spaceId, what } });
    return { items: page.items.flatMap((row) => toItem(row, shown)), next: page.next };
  }
}

function toItem(
  { messageId, at, byId, byName, ...row }: Row,
  shown: Awaited<ReturnType<MessageReader['show']>>,
): ModerationQueue['items'] {
  const message = shown.get(messageId);
  if (!message) return [];
  const { id, reason, text, own } = row;
  const by = { id: byId, displayName: byName };
  return [{ id, reason, text, own, at: at.toISOString(), by, message }];
}
