import { Injectable } from '@nestjs/common';
import { LabelStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import { JobDesk, type JobState } from '#auth';
import type { ChangeScheduled, PageQuery, PostMessage, ScheduledMessage, ScheduleMessage } from '#contracts';
import { Clock, DEFAULT_PAGE_SIZE, DomainError, newId, toPage, type Id, type Page } from '#kernel';
import { mayWrite, SpaceReader } from '#spaces';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { MessagesService } from '../messages/messages.service.js';
import { OwnChanges } from '../reading/own-changes.js';
import { ScheduledRepository, type ScheduledRow } from './scheduled.repository.js';

/** The kind of the jobs that send. */
export const SEND_SCHEDULED = 'message.send';

/** Latest moment of sending, in milliseconds from now. */
const LATEST_MS = 366 * 86_400_000;

/** What its writer has to say later. The rules are asked now, so that he hears of them, and again when it is sent. */
@Injectable()
export class ScheduledService {
  constructor(
    private readonly audit: AuditService,
    private readonly changes: OwnChanges,
    private readonly clock: Clock,
    private readonly conversations: ConversationsRepository,
    private readonly jobs: JobDesk,
    private readonly labels: LabelStore,
    private readonly messages: MessagesService,
    private readonly scheduled: ScheduledRepository,
    private readonly spaces: SpaceReader,
  ) {}

  /** @throws DomainError as posting does; invalid SCHEDULE_TIME_REFUSED; conflict JOB_LIMIT_REACHED. */
  async add(ctx: RequestContext, conversationId: Id, sent: ScheduleMessage): Promise<ScheduledMessage> {
    const { sendAt, ...message } = sent;
    const dueAt = this.moment(sendAt);
    const { place, label } = await this.judge(ctx, conversationId, message);
    const { priority, threadId, quotes, forwardOf, acknowledge, body } = message;
    const id = newId();
    const jobId = await this.jobs.ask(ctx, { kind: SEND_SCHEDULED, subjectId: id, dueAt });
    const request = { priority, threadId, quotes, forwardOf, acknowledge };
    const row = { id, conversationId, spaceId: place.spaceId, labelId: label.id, jobId, body, request };
    await this.scheduled.add(ctx, row);
    await this.record(ctx, 'message.scheduled', row);
    return this.one(ctx, id);
  }

  async list(ctx: RequestContext, query: PageQuery): Promise<Page<ScheduledMessage>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.scheduled.list(ctx, limit, query.before ?? null);
    const page = toPage(rows, limit, ({ id }) => id);
    return { items: await this.describe(ctx, page.items), next: page.next };
  }

  /** @throws DomainError not_found NOT_FOUND; conflict JOB_OVER once it is being sent; as `add`. */
  async change(ctx: RequestContext, id: Id, change: ChangeScheduled): Promise<ScheduledMessage> {
    const row = await this.scheduled.getVisible(ctx, id);
    const job = (await this.jobs.states(ctx, [row.jobId])).get(row.jobId);
    const dueAt = change.sendAt === undefined ? job?.dueAt : this.moment(change.sendAt);
    const changed = { ...row, body: change.body ?? row.body };
    await this.judge(ctx, row.conversationId, await this.asSent(changed));
    const jobId = await this.reschedule(ctx, row, job, dueAt ?? this.clock.now());
    await this.scheduled.change(ctx, { ...changed, jobId });
    await this.record(ctx, 'scheduled.changed', row);
    return this.one(ctx, id);
  }

  /** @throws DomainError not_found NOT_FOUND; conflict JOB_OVER once it is being sent. */
  async remove(ctx: RequestContext, id: Id): Promise<void> {
    const row = await this.scheduled.getVisible(ctx, id);
    if ((await this.jobs.cancel(ctx, row.jobId)) === 'asked') throw over();
    await this.scheduled.take(ctx, id);
    await this.record(ctx, 'scheduled.deleted', row);
  }

  /** The message as its writer posts it. */
  async asSent({ body, labelId, request }: ScheduledRow): Promise<PostMessage> {
    const wireId = (await this.labels.wireIds([labelId])).get(labelId);
    if (wireId === undefined) throw new Error('a label without its name outside');
    return { ...request, quotes: [...request.quotes], body, labelId: wireId };
  }

  /** Posting learns from the database that nobody writes there now; here nothing is written there yet. */
  private async judge(ctx: RequestContext, conversationId: Id, message: PostMessage) {
    const judged = await this.messages.judge(ctx, conversationId, message);
    if (judged.place.writers === 'nobody')
      throw new DomainError('conflict', 'SPACE_ARCHIVED', 'the space is archived');
    if (!mayWrite(judged.place))
      throw new DomainError('forbidden', 'FORBIDDEN', 'only animators write there');
    return judged;
  }

  private async reschedule(
    ctx: RequestContext,
    { id, jobId }: ScheduledRow,
    job: JobState | undefined,
    dueAt: Date,
  ): Promise<Id> {
    if (job?.state === 'running') throw over();
    if (job?.state !== 'waiting') return this.jobs.ask(ctx, { kind: SEND_SCHEDULED, subjectId: id, dueAt });
    await this.jobs.move(ctx, jobId, dueAt);
    return jobId;
  }

  private moment(sendAt: string): Date {
    if (sendAt === 'now') return this.clock.now();
    const at = new Date(sendAt);
    const ahead = at.getTime() - this.clock.now().getTime();
    if (ahead <= 0 || ahead > LATEST_MS)
      throw new DomainError('invalid', 'SCHEDULE_TIME_REFUSED', 'a moment within a year from now');
    return at;
  }

  private async one(ctx: RequestContext, id: Id): Promise<ScheduledMessage> {
    const [message] = await this.describe(ctx, [await this.scheduled.getVisible(ctx, id)]);
    if (!message) throw new Error('a scheduled message was mapped to nothing');
    return message;
  }

  private async describe(ctx: RequestContext, rows: readonly ScheduledRow[]): Promise<ScheduledMessage[]> {
    const [jobs, wireIds, spaces, open] = [
      await this.jobs.states(
        ctx,
        rows.map(({ jobId }) => jobId),
      ),
      await this.labels.wireIds(rows.map(({ labelId }) => labelId)),
      await this.spaces.summaries([...new Set(rows.map(({ spaceId }) => spaceId))]),
      // The name of a closed space is known to more than may enter it.
      await this.conversations.openAmong(ctx, [...new Set(rows.map(({ conversationId }) => conversationId))]),
    ];
    return rows.map((row) => {
      const job = jobs.get(row.jobId);
      const space = open.has(row.conversationId) ? spaces.get(row.spaceId) : undefined;
      const waits = job?.state === 'waiting' || job?.state === 'running';
      const { priority, acknowledge, threadId, quotes, forwardOf } = row.request;
      return {
        id: row.id,
        conversation: { id: row.conversationId, name: space ? (space.otherName ?? space.name) : null },
        body: row.body,
        labelId: wireIds.get(row.labelId) ?? '',
        ...{ priority, acknowledge, threadId, quotes: [...quotes], forwardOf },
        sendAt: (job?.dueAt ?? row.createdAt).toISOString(),
        createdAt: row.createdAt.toISOString(),
        state: waits ? 'waiting' : 'failed',
        code: waits ? null : (job?.lastError ?? 'JOB_OVER'),
      };
    });
  }

  private async record(
    ctx: RequestContext,
    event: 'message.scheduled' | 'scheduled.changed' | 'scheduled.deleted',
    row: Pick<ScheduledRow, 'id' | 'spaceId' | 'labelId'>,
  ): Promise<void> {
    await this.audit.record(ctx, {
      event,
      object: { type: 'ScheduledMessage', id: row.id, labelId: row.labelId },
    });
    this.changes.publish(ctx, [row]);
  }
}

function over(): DomainError {
  return new DomainError('conflict', 'JOB_OVER', 'it is being sent now');
}
