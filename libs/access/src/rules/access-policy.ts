import type { Principal } from '#database';
import type { Rule } from './ability.js';
import type { SpaceLookup } from './conditions.js';

/**
 * What one subject allows to whom. Each feature brings its own in `x.policy.ts`; the app lists them, this library
 * knows no feature.
 */
export type AccessPolicy = (caller: Entitled, enterable: SpaceLookup) => readonly Rule[];

/**
 * All that rules may depend on: as long as these are the same, so are the rules, and they are kept (`RulesCache`).
 * Spaces are no part of it: rules ask for them with each object.
 */
export type Entitled = Pick<Principal, 'accountId' | 'siteRole' | 'entersImplicitly' | 'labels'>;

/** Injection token of the list that the app composes. */
export const ACCESS_POLICIES = Symbol('ACCESS_POLICIES');
