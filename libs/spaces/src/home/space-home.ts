import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { FOLLOW_UP_DAYS, type Space, type SpaceFollowUp, type SpaceLaunch } from '#contracts';
import { runStatement } from '#database';
import { Clock } from '#kernel';
import { SpaceMapper } from '../directory/space.mapper.js';
import type { SpaceRow } from '../directory/spaces.repository.js';
import { SpaceListener } from '../space-listener.js';

const DAY_MS = 86_400_000;

interface HomeRow extends SpaceLaunch {
  readonly charter: string;
  readonly launchedAt: Date | null;
}

interface AnswerRow {
  readonly day: number;
  readonly verdict: NonNullable<SpaceFollowUp['answer']>['verdict'];
  readonly note: string;
  readonly answeredAt: Date;
}

/** The whole of one space, as far as the caller may read it; row-level security says the same once more. */
@Injectable()
export class SpaceHome {
  constructor(
    private readonly clock: Clock,
    private readonly listener: SpaceListener,
    private readonly mapper: SpaceMapper,
  ) {}

  async describe(ctx: RequestContext, row: SpaceRow): Promise<Space> {
    const readable = await this.mapper.readable(ctx);
    const home = row.entered ? await this.read(row) : undefined;
    const channels = await this.listener.channelsOf(row.entered ? [row.id] : []);
    return {
      ...this.mapper.toItem(ctx, row, readable),
      createdAt: row.createdAt.toISOString(),
      charter: home?.charter ?? '',
      ceilingLabelId: row.entered ? (readable.get(row.ceilingLabelId) ?? null) : null,
      defaultLabelId: row.entered ? (readable.get(row.defaultLabelId) ?? null) : null,
      conversationId: channels.get(row.id) ?? null,
      launch: home?.launchedAt ? launchOf(home) : null,
      followUps: row.animated && home?.launchedAt ? await this.followUps(row, home.launchedAt) : [],
      waitingRequests: row.waiting,
    };
  }

  private async read({ id }: SpaceRow): Promise<HomeRow | undefined> {
    const rows = await runStatement<HomeRow>(
      `SELECT charter, cause, gains, efforts, rhythm, success_sign AS "successSign", launched_at AS "launchedAt"
       FROM spaces.home WHERE space_id = $1`,
      [id],
    );
    return rows[0];
  }

  private async followUps({ id }: SpaceRow, launchedAt: Date): Promise<SpaceFollowUp[]> {
    const answers = await runStatement<AnswerRow>(
      'SELECT day, verdict, note, answered_at AS "answeredAt" FROM spaces.follow_up WHERE space_id = $1',
      [id],
    );
    return FOLLOW_UP_DAYS.map((day) => {
      const dueAt = new Date(launchedAt.getTime() + day * DAY_MS);
      const answer = answers.find((candidate) => candidate.day === day);
      return {
        day,
        dueAt: dueAt.toISOString(),
        due: answer === undefined && dueAt <= this.clock.now(),
        answer: answer
          ? { verdict: answer.verdict, note: answer.note, answeredAt: answer.answeredAt.toISOString() }
          : null,
      };
    });
  }
}

function launchOf({ cause, gains, efforts, rhythm, successSign }: HomeRow): SpaceLaunch {
  return { cause, gains, efforts, rhythm, successSign };
}
