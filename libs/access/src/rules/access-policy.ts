import type { Principal } from '#database';
import type { Rule } from './ability.js';
import type { SpaceLookup } from './conditions.js';

/**
 * What one subject allows to whom. Each feature brings its own in `x.policy.ts`; the app lists them, this library
 * knows no feature.
 */
export type AccessPolicy = (principal: Principal, enterable: SpaceLookup) => readonly Rule[];

/** Injection token of the list that the app composes. */
export const ACCESS_POLICIES = Symbol('ACCESS_POLICIES');
