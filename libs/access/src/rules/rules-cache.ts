import type { Id } from '#kernel';
import { buildAbility, type AppAbility, type Rule } from './ability.js';
import type { AccessPolicy, Entitled } from './access-policy.js';
import type { SpaceLookup } from './conditions.js';

/** Accounts whose rules are kept; the one whose rules were made first makes room. */
const MOST_KEPT = 500;

/** The rules of one caller, and the ability that was built from them. */
export interface CallerRules {
  readonly rules: readonly Rule[];
  readonly ability: AppAbility;
}

interface Kept extends CallerRules {
  readonly caller: Entitled;
}

/**
 * Rules are made of the caller's rights alone, which the database says anew with each entry: while it says the same,
 * the same rules hold. Making them and indexing them again took a tenth of a request. Which spaces he may enter is never
 * kept: it is asked for each judgement, of the request that judges.
 */
export class RulesCache {
  private readonly kept = new Map<Id, Kept>();
  /** Spaces of the request that judges right now: judging waits for nothing. Without one there are none. */
  private asked: SpaceLookup = NOWHERE;
  private readonly enterable: SpaceLookup = { has: (spaceId) => this.asked.has(spaceId) };

  constructor(private readonly policies: readonly AccessPolicy[]) {}

  of({ accountId, siteRole, entersImplicitly, labels }: Entitled): CallerRules {
    const known = this.kept.get(accountId);
    const caller = { accountId, siteRole, entersImplicitly, labels };
    if (known && isSame(known.caller, caller)) return known;
    const rules = this.policies.flatMap((policy) => policy(caller, this.enterable));
    const made = { caller, rules, ability: buildAbility(rules) };
    this.kept.delete(accountId);
    this.kept.set(accountId, made);
    for (const [oldest] of this.kept) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    return made;
  }

  /** Judges with these spaces as the ones that the caller may enter. @param judge must not wait. */
  within(enterable: SpaceLookup, judge: () => boolean): boolean {
    const before = this.asked;
    this.asked = enterable;
    try {
      return judge();
    } finally {
      this.asked = before;
    }
  }
}

const NOWHERE: SpaceLookup = { has: () => false };

function isSame(a: Entitled, b: Entitled): boolean {
  return (
    a.accountId === b.accountId &&
    a.siteRole === b.siteRole &&
    a.entersImplicitly === b.entersImplicitly &&
    a.labels.length === b.labels.length &&
    a.labels.every((label, index) => label === b.labels[index])
  );
}
