import { newId } from '#kernel';
import type { TestSite, TestSpace } from '../../support/site/test-site.js';
import { ABSENT, LABEL, membersOnly, onlySAb, REFUSED } from './expectations.js';
import type { Expected, Row, Target } from './matrix-table.js';
import { onEach } from './on-each.js';

const CONVERSATION = '/api/v1/conversations/:id';
const MESSAGE = `${CONVERSATION}/messages/:messageId`;

export type ReadingBody = 'mark' | 'typing';

const NOT_ASKED: Expected = [409, 'ACKNOWLEDGEMENT_NOT_ASKED'];

/** Everybody who reads a message marks, pins and keeps it; the messages of these rows are s_ab's. */
export const READING_ROWS: readonly Row[] = [
  { route: 'GET /api/v1/unread', target: 'none', expected: membersOnly(200) },
  { route: 'GET /api/v1/saved-messages', target: 'none', expected: membersOnly(200) },
  { route: 'GET /api/v1/drafts', target: 'none', expected: membersOnly(200) },
  { route: 'GET /api/v1/mentions', target: 'none', expected: membersOnly(200) },
  { route: 'GET /api/v1/acknowledgements', target: 'none', expected: membersOnly(200) },
  ...onEach(`POST ${CONVERSATION}/typing`, membersOnly(204), onlySAb(204, ABSENT), 'typing'),
  ...onEach(`POST ${CONVERSATION}/audience`, membersOnly(200), onlySAb(200, ABSENT), 'typing'),
  // The label of this query is no label: where it is refused, the conversation was found.
  ...onEach(`GET ${CONVERSATION}/mentionable`, membersOnly(LABEL), onlySAb(LABEL, ABSENT)).map((row) => ({
    ...row,
    query: `?labelId=${newId()}`,
  })),
  ...onEach(`PUT ${CONVERSATION}/reading`, membersOnly(200), onlySAb(200, ABSENT), 'mark'),
  ...onEach(`GET ${CONVERSATION}/pins`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`PUT ${MESSAGE}/pin`, membersOnly(204), onlySAb(204, ABSENT)),
  ...onEach(`DELETE ${MESSAGE}/pin`, membersOnly(204), onlySAb(204, ABSENT)),
  // These messages ask for nothing; their author is s_ab, who animates both spaces.
  ...onEach(`PUT ${MESSAGE}/acknowledgement`, membersOnly(NOT_ASKED), onlySAb(NOT_ASKED, ABSENT)),
  ...onEach(`GET ${MESSAGE}/acknowledgements`, onlySAb(200, REFUSED), onlySAb(200, ABSENT)),
  ...onEach(`PUT ${MESSAGE}/saved`, membersOnly(204), onlySAb(204, ABSENT)),
  ...onEach(`DELETE ${MESSAGE}/saved`, membersOnly(204), onlySAb(204, ABSENT)),
];

/** Bodies that name an object of their row, made for each cell. */
export function readingBodies(site: TestSite, spaces: Readonly<Record<Target, TestSpace>>) {
  const message = ({ target }: Row): Promise<string> =>
    target === 'absent'
      ? Promise.resolve(newId())
      : site.addMessage(spaces[target], 's_ab', target === 'own' ? 'S_AB' : 'NP', 'text');
  return {
    mark: async (row: Row) => ({ messageId: await message(row) }),
    typing: async () => ({
      labelId: await site.value('SELECT wire_id AS value FROM access.label WHERE id = $1', site.label('NP')),
    }),
  };
}
