import { ABSENT, membersOnly, onlySAb, REFUSED } from './expectations.js';
import type { Row } from './matrix-table.js';
import { onEach } from './on-each.js';

const LISTS = '/api/v1/reference-lists';
const LIST = `${LISTS}/:id`;
const ENTRY = '/api/v1/reference-entries/:id';

export type ReferenceBody = 'list' | 'list change' | 'entry' | 'entry change' | 'revert' | 'terms';

/** The lists and entries of these rows are s_ab's; everybody who reads them improves them. */
export const REFERENCE_ROWS: readonly Row[] = [
  { route: `GET ${LISTS}`, target: 'none', expected: membersOnly(200) },
  { route: `POST ${LISTS}`, target: 'none', body: 'list', expected: membersOnly(201) },
  { route: 'POST /api/v1/acronyms/lookup', target: 'none', body: 'terms', expected: membersOnly(200) },
  ...onEach(`GET ${LIST}`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`PATCH ${LIST}`, onlySAb(200, REFUSED), onlySAb(200, ABSENT), 'list change'),
  ...onEach(`GET ${LIST}/entries`, membersOnly(200), onlySAb(200, ABSENT)),
  // An entry at the lowest label fits into the shared list and is below the one of s_ab alone.
  ...onEach(`POST ${LIST}/entries`, membersOnly(201), onlySAb([422, 'LABEL_BELOW_LIST'], ABSENT), 'entry'),
  ...onEach(`GET ${ENTRY}`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`PATCH ${ENTRY}`, membersOnly(200), onlySAb(200, ABSENT), 'entry change'),
  ...onEach(`DELETE ${ENTRY}`, onlySAb(204, REFUSED), onlySAb(204, ABSENT)),
  ...onEach(`GET ${ENTRY}/revisions`, membersOnly(200), onlySAb(200, ABSENT)),
  ...onEach(`POST ${ENTRY}/revert`, membersOnly(200), onlySAb(200, ABSENT), 'revert'),
];
