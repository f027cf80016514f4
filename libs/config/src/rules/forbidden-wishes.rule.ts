import { isMap, type RawMap } from '../layers/raw.js';
import type { SettingProblem } from '../problems/setting-problem.js';

const START_TLS = /^start[-_]?tls$/i;

/** Names under which libraries offer a TLS that checks nothing. */
const UNVERIFIED_TLS =
  /reject[-_]?unauthorized|allow[-_]?unauthorized|insecure|(skip|no|disable)[-_]?(tls)?[-_]?(verify|verification)|verify[-_]?(peer|server|certificate|tls)|check[-_]?server[-_]?identity|trust[-_]?(all|server[-_]?certificate)/i;

const WHY_NOT_START_TLS =
  'StartTLS is refused: the client library sends the service password before encryption is up; use ldaps://.';
const WHY_NOT_UNVERIFIED =
  'Certificates are always checked: without the check anybody on the network can stand in the middle.';

/** Wishes that are never granted, wherever they stand: their sentence says why, instead of "unknown setting". */
export function forbiddenWishes(raw: RawMap): SettingProblem[] {
  return search(raw, []);
}

function search(value: unknown, path: readonly (string | number)[]): SettingProblem[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => search(item, [...path, index]));
  if (typeof value === 'string')
    return START_TLS.test(value) && path[0] === 'directory' ? [refusal(path, WHY_NOT_START_TLS)] : [];
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    if (START_TLS.test(key)) return [refusal(here, WHY_NOT_START_TLS)];
    if (UNVERIFIED_TLS.test(key)) return [refusal(here, WHY_NOT_UNVERIFIED)];
    return search(inner, here);
  });
}

function refusal(path: readonly (string | number)[], sentence: string): SettingProblem {
  return { path: path.join('.'), found: 'a forbidden wish', expected: 'no such setting', sentence };
}
