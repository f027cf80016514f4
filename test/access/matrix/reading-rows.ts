import { newId } from '#kernel';
import type { TestSite, TestSpace } from '../../support/site/test-site.js';
import { ABSENT, membersOnly, onlySAb } from './expectations.js';
import type { Row, Target } from './matrix-table.js';
import { onEach } from './on-each.js';

const CONVERSATION = '/api/v1/conversations/:id';
const MESSAGE = `${CONVERSATION}/messages/:messageId`;

export type ReadingBody = 'mark';

/** Everybody who reads a message marks, pins and keeps it; the messages of these rows are s_ab's. */
export const READING_ROWS: readonly Row[] = [
  { route: 'GET /api/v1/unread', target: 'none', expected: membersOnly(200) },
  { route: 'GET /api/v1/saved-messages', target: 'none', expected: membersOnly(200) },
  ...onEach(`PUT ${CONVERSATION}/reading`, membersOnly(200), onlySAb(200, ABSENT), 'mark'),
  ...onEach(`GET ${CONVERSATION}/pins`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`PUT ${MESSAGE}/pin`, membersOnly(204), onlySAb(204, ABSENT)),
  ...onEach(`DELETE ${MESSAGE}/pin`, membersOnly(204), onlySAb(204, ABSENT)),
  ...onEach(`PUT ${MESSAGE}/saved`, membersOnly(204), onlySAb(204, ABSENT)),
  ...onEach(`DELETE ${MESSAGE}/saved`, membersOnly(204), onlySAb(204, ABSENT)),
];

/** Bodies that name an object of their row, made for each cell. */
export function readingBodies(site: TestSite, spaces: Readonly<Record<Target, TestSpace>>) {
  const message = ({ target }: Row): Promise<string> =>
    target === 'absent'
      ? Promise.resolve(newId())
      : site.addMessage(spaces[target], 's_ab', target === 'own' ? 'S_AB' : 'NP', 'text');
  return { mark: async (row: Row) => ({ messageId: await message(row) }) };
}
