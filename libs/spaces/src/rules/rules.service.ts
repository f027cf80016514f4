import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import type {
  DirectoryGroup,
  DirectoryGroupsQuery,
  PutSpaceRule,
  SpaceRule,
  SpaceRuleTrial,
  TrySpaceRule,
} from '#contracts';
import { AfterCommit, runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, DomainError, toPage, type Id, type Page } from '#kernel';
import { SpacesRepository, type SpaceRow } from '../directory/spaces.repository.js';
import { MembershipRecords } from '../membership/membership-records.js';

/** Names that a trial shows on each side. */
const MOST_NAMES = 200;

interface RuleRow {
  readonly conditions: SpaceRule['conditions'];
  readonly appliedAt: Date | null;
  readonly braked: boolean;
  readonly groups: SpaceRule['groups'];
}

interface Moved {
  readonly came: number;
  readonly went: number;
}

/** Members by a rule on what the directory and people say, and by groups of the directory. */
@Injectable()
export class RulesService {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly audit: AuditService,
    private readonly records: MembershipRecords,
    private readonly spaces: SpacesRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN for who does not animate. */
  async get(ctx: RequestContext, id: Id): Promise<SpaceRule> {
    const space = await this.spaces.getVisible(ctx, id);
    if (!space.animated) throw new DomainError('forbidden', 'FORBIDDEN', 'rules are shown to animators');
    await this.audit.recordReads(ctx, 'space.rule_read', 'Space', [{ id, labelId: space.entryLabelId }]);
    return this.read(id);
  }

  /** Nothing is changed by it. @throws as `get`; conflict SPACE_ARCHIVED. */
  async try(ctx: RequestContext, id: Id, { conditions }: TrySpaceRule): Promise<SpaceRuleTrial> {
    const space = await this.spaces.getVisible(ctx, id);
    const rows = await runStatement<SpaceRuleTrial>(
      `SELECT enters, enter_count AS "enterCount", leaves, leave_count AS "leaveCount", empties
       FROM spaces.try_rule($1, $2::jsonb, $3)`,
      [id, conditions && JSON.stringify(conditions), MOST_NAMES],
    );
    const trial = rows[0];
    if (!trial) throw new Error('a rule was tried without an outcome');
    await this.audit.record(ctx, {
      event: 'space.rule_tried',
      object: objectOf(space),
      facts: { enters: trial.enterCount, leaves: trial.leaveCount },
    });
    return trial;
  }

  /** @throws as `try`; conflict SPACE_RULE_EMPTIES unless it is confirmed. */
  async put(ctx: RequestContext, id: Id, { conditions, confirm }: PutSpaceRule): Promise<SpaceRule> {
    const space = await this.spaces.getVisible(ctx, id);
    const moved = await this.moved('SELECT came, went FROM spaces.put_rule($1, $2::jsonb, $3)', [
      id,
      conditions && JSON.stringify(conditions),
      confirm,
    ]);
    await this.audit.record(ctx, { event: 'space.rule_set', object: objectOf(space), facts: { ...moved } });
    await this.records.tell(ctx);
    return this.read(id);
  }

  /** @throws as `put`; not_found NOT_FOUND for an unknown group. */
  async putGroup(ctx: RequestContext, id: Id, groupId: Id, wanted: boolean): Promise<void> {
    const space = await this.spaces.getVisible(ctx, id);
    // Taking a group away is one person's plain wish: what it does to the list of members was on his screen.
    const moved = await this.moved('SELECT came, went FROM spaces.put_group($1, $2, $3, true)', [
      id,
      groupId,
      wanted,
    ]);
    await this.audit.record(ctx, {
      event: wanted ? 'space.group_added' : 'space.group_removed',
      object: objectOf(space),
      facts: { group: groupId, ...moved },
    });
    await this.records.tell(ctx);
  }

  /** Groups by name, for people who animate a space; nothing for others. */
  async groups(_ctx: RequestContext, query: DirectoryGroupsQuery): Promise<Page<DirectoryGroup>> {
    const limit = query.limit ?? DEFAULT_PAGE_SIZE;
    const rows = await runStatement<DirectoryGroup>(
      'SELECT id, name FROM spaces.directory_groups($1, $2, $3)',
      [query.query?.trim() ?? '', query.after ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ id }) => id);
  }

  private async moved(sql: string, values: readonly unknown[]): Promise<Moved> {
    const [moved] = await runStatement<Moved>(sql, values);
    this.afterCommit.wake();
    return moved ?? { came: 0, went: 0 };
  }

  private async read(id: Id): Promise<SpaceRule> {
    const [row] = await runStatement<RuleRow>(
      `SELECT r.conditions, r.applied_at AS "appliedAt", s.braked, s.groups
       FROM spaces.rule_state($1) s LEFT JOIN spaces.rule r ON r.space_id = $1`,
      [id],
    );
    return {
      conditions: row?.conditions ?? null,
      appliedAt: row?.appliedAt?.toISOString() ?? null,
      braked: row?.braked ?? false,
      groups: row?.groups ?? [],
    };
  }
}

function objectOf({ id, entryLabelId }: SpaceRow) {
  return { type: 'Space', id, labelId: entryLabelId };
}
