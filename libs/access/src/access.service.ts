import { Inject, Injectable } from '@nestjs/common';
import type { Action, SubjectName } from '#contracts';
import type { Principal } from '#database';
import { DomainError, type Id } from '#kernel';
import { subjectOf } from './rules/ability.js';
import { ACCESS_POLICIES, type AccessPolicy } from './rules/access-policy.js';
import { RulesCache } from './rules/rules-cache.js';
import { rulesToSql, type SqlCondition } from './rules/rules-to-sql.js';
import { SpaceEntry } from './rules/space-entry.js';
import type { RequestContext } from './request-context.js';

/** Fields that rules may speak of; an object without `spaceId` satisfies no membership rule. */
export type SubjectFields = Readonly<Record<string, unknown>> & { readonly spaceId?: Id };

/** What a request brings along besides its caller. */
export type RequestFacts = Pick<RequestContext, 'requestId' | 'sourceAddress' | 'language'>;

/** Judges what a caller may do, by the rules of every feature. */
@Injectable()
export class AccessService {
  private readonly rules: RulesCache;

  constructor(
    @Inject(ACCESS_POLICIES) policies: readonly AccessPolicy[],
    private readonly spaceEntry: SpaceEntry,
  ) {
    this.rules = new RulesCache(policies);
  }

  contextFor(principal: Principal, { requestId, sourceAddress, language }: RequestFacts): RequestContext {
    const { ability, rules } = this.rules.of(principal);
    return { requestId, sourceAddress, language, principal, ability, rules, enterable: new Set() };
  }

  /** Rows on which the caller may do `action`, for the WHERE of a query on `alias`. */
  scope(
    ctx: RequestContext,
    action: Action,
    subject: SubjectName,
    columnOf: (field: string) => string,
  ): SqlCondition {
    return rulesToSql(ctx.rules, action, subject, columnOf, (column, bind) =>
      this.spaceEntry.sql(ctx.principal, column, bind),
    );
  }

  /**
   * Looks up whether the caller may enter the spaces of these objects, once for all of them, so that they can be
   * judged in memory.
   */
  async preload(ctx: RequestContext, spaceIds: readonly Id[]): Promise<void> {
    const unknown = [...new Set(spaceIds)].filter((id) => !ctx.enterable.has(id));
    if (unknown.length === 0) return;
    for (const id of await this.spaceEntry.entered(ctx.principal, unknown)) ctx.enterable.add(id);
  }

  /** Rows that came through a scope which asks for entry: their spaces need not be asked about again. */
  noteEntered(ctx: RequestContext, rows: readonly { readonly spaceId: Id }[]): void {
    for (const { spaceId } of rows) ctx.enterable.add(spaceId);
  }

  /** Whether the caller may, on an object whose space was preloaded. */
  can(ctx: RequestContext, action: Action, subject: SubjectName, fields: SubjectFields): boolean {
    return this.rules.within(ctx.enterable, () => ctx.ability.can(action, subjectOf(subject, fields)));
  }

  /** @throws DomainError forbidden FORBIDDEN: only for objects that the caller may see, others are not found. */
  async require(
    ctx: RequestContext,
    action: Action,
    subject: SubjectName,
    fields: SubjectFields,
  ): Promise<void> {
    if (fields.spaceId !== undefined) await this.preload(ctx, [fields.spaceId]);
    if (!this.can(ctx, action, subject, fields))
      throw new DomainError('forbidden', 'FORBIDDEN', `may not ${action} this ${subject}`);
  }
}
