import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import type { JobHandler, JobResult, JobRun } from '#auth';
import { DomainError, type Id } from '#kernel';
import { MessagesService } from '../messages/messages.service.js';
import { OwnChanges } from '../reading/own-changes.js';
import { ScheduledRepository } from './scheduled.repository.js';
import { ScheduledService, SEND_SCHEDULED } from './scheduled.service.js';

/**
 * Posts a scheduled message as its writer. It is taken out in the transaction that posts it: a worker that is killed has
 * done both or neither, and whoever comes after it finds nothing left to do.
 */
@Injectable()
export class SendScheduled implements JobHandler {
  readonly kind = SEND_SCHEDULED;

  constructor(
    private readonly changes: OwnChanges,
    private readonly messages: MessagesService,
    private readonly scheduled: ScheduledRepository,
    private readonly service: ScheduledService,
  ) {}

  run(job: JobRun): Promise<JobResult> {
    return job.work(async (ctx) => {
      const row = await this.scheduled.take(ctx, job.subjectId);
      if (row) {
        const sent = await this.service.asSent(row);
        await this.messages.post(ctx, row.conversationId, sent, { scheduled: row.id });
        this.changes.publish(ctx, [row]);
      } else if (await this.scheduled.keeps(ctx, job.subjectId)) {
        throw new DomainError('forbidden', 'CLEARANCE_GONE', 'its writer does not read its label any more');
      }
      return null;
    });
  }

  async refused(ctx: RequestContext, id: Id): Promise<void> {
    if (!(await this.scheduled.keeps(ctx, id))) return;
    const place = await this.scheduled.openPlace();
    if (place && ctx.principal.labels.includes(place.labelId)) this.changes.publish(ctx, [place]);
  }
}
