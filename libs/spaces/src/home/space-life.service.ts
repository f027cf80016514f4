import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService, type AuditEntry } from '#audit';
import type { AnswerFollowUp, HandOverSpace, Space, SpaceLaunch } from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { Clock, type Id } from '#kernel';
import { SpacesRepository } from '../directory/spaces.repository.js';
import { SpacesService } from '../directory/spaces.service.js';
import { MembershipRecords } from '../membership/membership-records.js';

/** The life of a space: who animates it, how it was launched, how that goes. */
@Injectable()
export class SpaceLifeService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly records: MembershipRecords,
    private readonly rows: SpacesRepository,
    private readonly spaces: SpacesService,
  ) {}

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; conflict SPACE_ARCHIVED. */
  launch(ctx: RequestContext, id: Id, launch: SpaceLaunch): Promise<Space> {
    const { cause, gains, efforts, rhythm, successSign } = launch;
    const values = [id, cause, gains, efforts, rhythm, successSign, this.clock.now()];
    return this.act(
      ctx,
      id,
      'space.launch_set',
      'SELECT spaces.put_launch($1, $2, $3, $4, $5, $6, $7)',
      values,
    );
  }

  /** @throws as `launch`; conflict SPACE_NOT_LAUNCHED. */
  followUp(ctx: RequestContext, id: Id, { day, verdict, note }: AnswerFollowUp): Promise<Space> {
    const values = [id, day, verdict, note, this.clock.now()];
    const sql = 'SELECT spaces.answer_follow_up($1, $2, $3, $4, $5)';
    return this.act(ctx, id, 'space.followed_up', sql, values, { day, verdict });
  }

  /** @throws as `launch`; invalid SPACE_MEMBER_REFUSED for who cannot be a member. */
  handOver(ctx: RequestContext, id: Id, { personId }: HandOverSpace): Promise<Space> {
    const sql = 'SELECT spaces.hand_over($1, $2)';
    return this.act(ctx, id, 'space.handed_over', sql, [id, personId], { to: personId });
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who is no member; conflict SPACE_HAS_ANIMATOR. */
  takeOver(ctx: RequestContext, id: Id): Promise<Space> {
    return this.act(ctx, id, 'space.taken_over', 'SELECT spaces.take_over($1)', [id]);
  }

  private async act(
    ctx: RequestContext,
    id: Id,
    event: AuditEntry['event'],
    sql: string,
    values: readonly unknown[],
    facts: NonNullable<AuditEntry['facts']> = {},
  ): Promise<Space> {
    const { entryLabelId } = await this.rows.getVisible(ctx, id);
    await runStatement(sql, values);
    this.afterCommit.wake();
    await this.audit.record(ctx, { event, object: { type: 'Space', id, labelId: entryLabelId }, facts });
    await this.records.tell(ctx);
    return this.spaces.get(ctx, id);
  }
}
