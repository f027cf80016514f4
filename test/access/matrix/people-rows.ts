import { ABSENT, membersOnly, REFUSED } from './expectations.js';
import type { Row } from './matrix-table.js';

const PERSON = '/api/v1/people/:id';
const CONFIRMATION = `${PERSON}/expertise/:tag/confirmation`;

export type PeopleBody = 'profile' | 'correspondent';

/** A row for somebody whom every member sees and nobody manages (the animator), and one for nobody. */
function aboutAPerson(route: string, answered: number): Row[] {
  return [
    { route, target: 'shared', expected: membersOnly(answered) },
    { route, target: 'absent', expected: membersOnly(ABSENT) },
  ];
}

export const PEOPLE_ROWS: readonly Row[] = [
  { route: 'GET /api/v1/people', target: 'none', expected: membersOnly(200) },
  { route: 'GET /api/v1/people/units', target: 'none', expected: membersOnly(200) },
  { route: 'GET /api/v1/people/chart', target: 'none', expected: membersOnly(200) },
  // Without ids.
  { route: 'GET /api/v1/people/presence', target: 'none', expected: membersOnly([422, 'REQUEST_INVALID']) },
  { route: 'PATCH /api/v1/people/me', target: 'none', body: 'profile', expected: membersOnly(200) },
  ...aboutAPerson(`GET ${PERSON}`, 200),
  ...aboutAPerson(`GET ${PERSON}/chart`, 200),
  ...aboutAPerson(`GET ${PERSON}/photo`, 200),
  ...aboutAPerson(`PUT ${PERSON}/follow`, 204),
  ...aboutAPerson(`DELETE ${PERSON}/follow`, 204),
  ...aboutAPerson(`PUT ${CONFIRMATION}`, 204),
  ...aboutAPerson(`DELETE ${CONFIRMATION}`, 204),
  { route: 'GET /api/v1/correspondents', target: 'none', expected: membersOnly(200) },
  {
    route: 'POST /api/v1/correspondents',
    target: 'none',
    body: 'correspondent',
    expected: membersOnly(REFUSED),
  },
  { route: 'DELETE /api/v1/correspondents/:id', target: 'shared', expected: membersOnly(REFUSED) },
  { route: 'DELETE /api/v1/correspondents/:id', target: 'absent', expected: membersOnly(ABSENT) },
];
