import { ABSENT, membersOnly, onlySAb, REFUSED } from './expectations.js';
import type { Expected, Row } from './matrix-table.js';

/** The bodies that go along, in short. */
export type SpaceBody =
  | 'space'
  | 'space change'
  | 'lowest label'
  | 'nobody as member'
  | 'role'
  | 'request'
  | 'decision'
  | 'no rule'
  | 'launch'
  | 'follow-up'
  | 'nobody as heir';

const SPACE = '/api/v1/spaces/:id';
const NOT_A_MEMBER: Expected = [422, 'SPACE_MEMBER_REFUSED'];
const LAST: Expected = [409, 'SPACE_LAST_ANIMATOR'];
const TAKEN: Expected = [409, 'SPACE_HAS_ANIMATOR'];

/** One route on every kind of space: what s_ab hears, who animates it, and what plain members hear. */
function onSpaces(
  route: string,
  hers: Expected,
  theirs: Expected = REFUSED,
  body?: SpaceBody,
  hersInOwn: Expected = hers,
): Row[] {
  const rest = body === undefined ? {} : { body };
  return [
    { route, target: 'shared', ...rest, expected: onlySAb(hers, theirs) },
    { route, target: 'own', ...rest, expected: onlySAb(hersInOwn, ABSENT) },
    { route, target: 'hidden', ...rest, expected: membersOnly(ABSENT) },
    { route, target: 'absent', ...rest, expected: membersOnly(ABSENT) },
  ];
}

/** Every route of spaces. No cell changes what another cell meets. */
export const SPACE_ROWS: readonly Row[] = [
  { route: 'GET /api/v1/spaces', target: 'none', expected: membersOnly(200) },
  { route: 'POST /api/v1/spaces', target: 'none', body: 'space', expected: membersOnly(201) },
  { route: 'GET /api/v1/directory-groups', target: 'none', expected: membersOnly(200) },
  ...onSpaces(`GET ${SPACE}`, 200, 200),
  ...onSpaces(`PATCH ${SPACE}`, 200, REFUSED, 'space change'),
  // The shared space lies at the lowest label already.
  ...onSpaces(`POST ${SPACE}/entry-label`, 200, REFUSED, 'lowest label', [409, 'SPACE_ENTRY_NOT_HIGHER']),
  ...onSpaces(`PUT ${SPACE}/membership`, REFUSED),
  { route: `DELETE ${SPACE}/membership`, target: 'own', expected: onlySAb(LAST, ABSENT) },
  { route: `DELETE ${SPACE}/membership`, target: 'hidden', expected: membersOnly(ABSENT) },
  { route: `DELETE ${SPACE}/membership`, target: 'absent', expected: membersOnly(ABSENT) },
  ...onSpaces(`POST ${SPACE}/requests`, REFUSED, REFUSED, 'request'),
  ...onSpaces(`GET ${SPACE}/requests`, 200),
  ...onSpaces(`POST ${SPACE}/requests/:requestId/decision`, ABSENT, REFUSED, 'decision'),
  ...onSpaces(`GET ${SPACE}/members`, 200, 200),
  ...onSpaces(`POST ${SPACE}/members`, NOT_A_MEMBER, REFUSED, 'nobody as member'),
  ...onSpaces(`PATCH ${SPACE}/members/:personId`, ABSENT, REFUSED, 'role'),
  ...onSpaces(`DELETE ${SPACE}/members/:personId`, ABSENT),
  ...onSpaces(`GET ${SPACE}/rule`, 200),
  ...onSpaces(`PUT ${SPACE}/rule`, 200, REFUSED, 'no rule'),
  ...onSpaces(`POST ${SPACE}/rule/trial`, 200, REFUSED, 'no rule'),
  ...onSpaces(`PUT ${SPACE}/groups/:groupId`, ABSENT),
  ...onSpaces(`DELETE ${SPACE}/groups/:groupId`, ABSENT),
  ...onSpaces(`PUT ${SPACE}/launch`, 200, REFUSED, 'launch'),
  ...onSpaces(`POST ${SPACE}/follow-ups`, 200, REFUSED, 'follow-up'),
  ...onSpaces(`POST ${SPACE}/hand-over`, NOT_A_MEMBER, REFUSED, 'nobody as heir'),
  ...onSpaces(`POST ${SPACE}/take-over`, TAKEN, TAKEN),
  { route: `POST ${SPACE}/archive`, target: 'archived', expected: onlySAb(200, ABSENT) },
  { route: `POST ${SPACE}/archive`, target: 'absent', expected: membersOnly(ABSENT) },
  { route: `POST ${SPACE}/restore`, target: 'archived', expected: onlySAb(200, ABSENT) },
  { route: `POST ${SPACE}/restore`, target: 'shared', expected: onlySAb(200, REFUSED) },
  { route: `POST ${SPACE}/restore`, target: 'hidden', expected: membersOnly(ABSENT) },
];
