import { ABSENT, membersOnly, onlySAb } from './expectations.js';
import type { Row, Target } from './matrix-table.js';

/** The bodies that go along, in short. */
export type ThreadBody = 'title' | 'read to';

const MESSAGE = '/api/v1/conversations/:id/messages/:messageId';

/** A row for each kind of place; the messages are s_ab's, and whoever reads them takes part in their topics. */
function onEach(route: string, answered: number, body?: ThreadBody): Row[] {
  const row = (target: Target, expected: Row['expected']): Row => ({
    route,
    target,
    expected,
    ...(body === undefined ? {} : { body }),
  });
  return [
    row('shared', membersOnly(answered)),
    row('own', onlySAb(answered, ABSENT)),
    row('hidden', membersOnly(ABSENT)),
    row('absent', membersOnly(ABSENT)),
  ];
}

export const THREAD_ROWS: readonly Row[] = [
  ...onEach(`GET ${MESSAGE}`, 200),
  ...onEach(`GET ${MESSAGE}/replies`, 200),
  ...onEach(`PUT ${MESSAGE}/thread`, 200, 'title'),
  ...onEach(`PUT ${MESSAGE}/following`, 204),
  ...onEach(`DELETE ${MESSAGE}/following`, 204),
  ...onEach(`PUT ${MESSAGE}/reading`, 204, 'read to'),
  { route: 'GET /api/v1/threads', target: 'none', expected: membersOnly(200) },
];
