import { ABSENT, membersOnly } from './expectations.js';
import type { Row, Target } from './matrix-table.js';

/** A row for each kind of object; what is hidden or absent is found by nobody. */
export function onEach(
  route: string,
  shared: Row['expected'],
  own: Row['expected'],
  body?: NonNullable<Row['body']>,
): Row[] {
  const row = (target: Target, expected: Row['expected']): Row => ({
    route,
    target,
    expected,
    ...(body === undefined ? {} : { body }),
  });
  return [
    row('shared', shared),
    row('own', own),
    row('hidden', membersOnly(ABSENT)),
    row('absent', membersOnly(ABSENT)),
  ];
}
