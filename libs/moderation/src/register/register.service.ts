import { Injectable } from '@nestjs/common';
import { AccessService, type RequestContext } from '#access';
import type { ModerationRegister, ModerationSums, PageQuery } from '#contracts';
import { runNamed } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, toPage, type Id } from '#kernel';
import { SpaceReader } from '#spaces';

interface Row {
  readonly id: Id;
  readonly day: string;
  readonly outcome: 'dismissed' | 'hidden';
  readonly rule: string | null;
  readonly appeal: ModerationRegister['items'][number]['appeal'];
}

/** Days and months are UTC's: the same for every reader. */
const PAGE = (scope: string): string => `
  SELECT d.id, to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, d.outcome, d.rule,
    CASE WHEN d.appealed_at IS NULL THEN 'none' ELSE coalesce(d.appeal_outcome, 'open') END AS appeal
  FROM moderation.decision d
  WHERE d.space_id = :spaceId AND (${scope}) AND (:before::uuid IS NULL OR d.id < :before)
  ORDER BY d.id DESC LIMIT :most`;

const SUMS = (scope: string): string => `
  SELECT to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, d.outcome, d.rule, count(*)::int4 AS count,
    count(*) FILTER (WHERE d.appeal_outcome = 'restored')::int4 AS restored
  FROM moderation.decision d
  WHERE d.space_id = :spaceId AND (${scope}) AND d.decided_at > now() - interval '24 months'
  GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3`;

/** What was decided in a space, for whom may read what it was decided over: no names, no words. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly access: AccessService,
    private readonly spaces: SpaceReader,
  ) {}

  /** @throws DomainError not_found NOT_FOUND when the space is hidden or absent. */
  async page(ctx: RequestContext, spaceId: Id, query: PageQuery): Promise<ModerationRegister> {
    await this.requireVisible(spaceId);
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await this.read<Row>(ctx, PAGE, { spaceId, before: query.before ?? null, most: limit + 1 });
    const page = toPage(rows, limit, ({ id }) => id);
    return { items: [...page.items], next: page.next };
  }

  /** @throws as `page`. */
  async sums(ctx: RequestContext, spaceId: Id): Promise<ModerationSums> {
    await this.requireVisible(spaceId);
    return { items: await this.read(ctx, SUMS, { spaceId }) };
  }

  private async requireVisible(spaceId: Id): Promise<void> {
    if (!(await this.spaces.summaries([spaceId])).has(spaceId))
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such space');
  }

  /** Rows are judged as the messages that they are about. */
  private read<T>(
    ctx: RequestContext,
    text: (scope: string) => string,
    values: Readonly<Record<string, unknown>>,
  ): Promise<T[]> {
    const scope = this.access.scope(ctx, 'report', 'Message', columnOf);
    return runNamed<T>(text(scope.sql), { ...scope.parameters, ...values });
  }
}

const COLUMNS: Readonly<Record<string, string>> = { labelId: 'd.label_id', spaceId: 'd.space_id' };

function columnOf(field: string): string {
  const column = COLUMNS[field];
  if (column === undefined) throw new Error(`rules speak of ${field}, which a decision has not`);
  return column;
}
