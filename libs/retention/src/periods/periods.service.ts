import { Injectable } from '@nestjs/common';
import { PolicyStore, type RequestContext } from '#access';
import { AuditService } from '#audit';
import {
  MAX_PREVIEWED,
  type RetentionPolicy,
  type RetentionPreview,
  type RetentionRule,
  type SetRetentionPolicy,
  type SpaceRetention,
} from '#contracts';
import { runStatement } from '#database';
import { DomainError, type Id } from '#kernel';

interface PolicyRow {
  readonly version: number;
  readonly rules: RetentionRule[];
  readonly setBy: Id | null;
  readonly setByName: string | null;
  readonly setAt: Date;
}

interface SpaceRow {
  readonly chosen: number | null;
  readonly level: string;
  readonly days: number | null;
  readonly least: number;
  readonly most: number | null;
  readonly animates: boolean;
}

interface PreviewRow {
  readonly past: number;
  readonly nextAt: Date | null;
}

/** How long content is kept: for the site, and within that for each space. The database judges and clamps once more. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly audit: AuditService,
    private readonly policies: PolicyStore,
  ) {}

  async policy(): Promise<RetentionPolicy> {
    const [row] = await runStatement<PolicyRow>(
      `SELECT version, rules, set_by AS "setBy", set_by_name AS "setByName", set_at AS "setAt"
       FROM retention.active_policy()`,
    );
    if (!row) throw new DomainError('forbidden', 'FORBIDDEN', 'only security officers');
    const { version, rules, setBy, setByName, setAt } = row;
    return {
      version,
      rules,
      setBy: setBy === null ? null : { id: setBy, displayName: setByName ?? '' },
      setAt: setAt.toISOString(),
    };
  }

  /**
   * @throws DomainError forbidden STEP_UP_REQUIRED; invalid REQUEST_INVALID for a level that the main policy has not,
   * RETENTION_OUT_OF_BOUNDS; conflict RETENTION_POLICY_CHANGED.
   */
  async setPolicy(ctx: RequestContext, { version, rules }: SetRetentionPolicy): Promise<RetentionPolicy> {
    const { main } = await this.policies.get();
    const places = rules.map(({ kind, level }) => JSON.stringify([kind, level]));
    if (
      new Set(places).size < places.length ||
      rules.some(({ level }) => level !== null && !main.levels.some(({ id }) => id === level))
    )
      throw new DomainError('invalid', 'REQUEST_INVALID', 'two rules for the same, or a level that is none');
    await runStatement('SELECT retention.set_policy($1, $2::jsonb)', [version, JSON.stringify(rules)]);
    await this.audit.record(ctx, {
      event: 'retention.policy_set',
      facts: { version: version + 1, rules: rules.map(inShort) },
    });
    return this.policy();
  }

  /** @throws DomainError not_found NOT_FOUND: hidden, not entered and absent are the same. */
  async ofSpace(_ctx: RequestContext, id: Id): Promise<SpaceRetention> {
    const rows = await runStatement<SpaceRow>(
      'SELECT chosen, level, days, shortest AS "least", longest AS most, animates FROM retention.of_space($1)',
      [id],
    );
    const [first] = rows;
    if (!first) throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
    const { main } = await this.policies.get();
    return {
      chosen: first.chosen,
      levels: rows.map(({ level, days, least, most }) => ({
        ...{ level, days, least, most },
        // A level of another policy is told by its id.
        names: main.levels.find(({ id: known }) => known === level)?.name ?? {
          fr: level,
          en: level,
          de: level,
        },
      })),
      abilities: { update: first.animates },
    };
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN. */
  async preview(_ctx: RequestContext, id: Id, days: number | null): Promise<RetentionPreview> {
    const [row] = await runStatement<PreviewRow>(
      'SELECT past, next_at AS "nextAt" FROM retention.preview($1, $2, $3)',
      [id, days, MAX_PREVIEWED + 1],
    );
    if (!row) throw new Error('a preview has always one row');
    const { past, nextAt } = row;
    return {
      messages: Math.min(past, MAX_PREVIEWED),
      more: past > MAX_PREVIEWED,
      nextAt: nextAt?.toISOString() ?? null,
    };
  }

  /** @throws DomainError not_found NOT_FOUND; forbidden FORBIDDEN; invalid RETENTION_OUT_OF_BOUNDS. */
  async setSpace(ctx: RequestContext, id: Id, days: number | null): Promise<SpaceRetention> {
    await runStatement('SELECT retention.set_space($1, $2)', [id, days]);
    await this.audit.record(ctx, {
      event: 'space.retention_set',
      object: { type: 'Space', id, labelId: null },
      facts: { days },
    });
    return this.ofSpace(ctx, id);
  }
}

function inShort({ kind, level, days, least, most }: RetentionRule): string {
  return `${kind ?? '*'}/${level ?? '*'}: ${days ?? 'ever'} (${least}-${most ?? 'ever'})`;
}
