import { ABSENT, membersOnly, onlySAb, REFUSED } from './expectations.js';
import type { Expected, Row, Target } from './matrix-table.js';

const OF_SPACE = '/api/v1/spaces/:id/imports';
const IMPORT = '/api/v1/imports/:id';
const NOT_NOW: Expected = [409, 'IMPORT_NOT_NOW'];

export type ImportBody = 'import' | 'import mapping';

/** The imports of these rows are s_ab's: to everybody else each is as absent as the one that never was. */
function ofSAb(route: string, hers: Expected, body?: ImportBody): Row[] {
  const row = (target: Target, expected: Row['expected']): Row => ({
    route,
    target,
    expected,
    ...(body === undefined ? {} : { body }),
  });
  return [
    row('shared', onlySAb(hers, ABSENT)),
    row('own', onlySAb(hers, ABSENT)),
    row('absent', membersOnly(ABSENT)),
  ];
}

export const IMPORT_ROWS: readonly Row[] = [
  { route: `GET ${OF_SPACE}`, target: 'shared', expected: membersOnly(200) },
  { route: `GET ${OF_SPACE}`, target: 'own', expected: onlySAb(200, ABSENT) },
  { route: `GET ${OF_SPACE}`, target: 'hidden', expected: membersOnly(ABSENT) },
  { route: `GET ${OF_SPACE}`, target: 'absent', expected: membersOnly(ABSENT) },
  { route: `POST ${OF_SPACE}`, target: 'own', body: 'import', expected: onlySAb(201, ABSENT) },
  { route: `POST ${OF_SPACE}`, target: 'shared', body: 'import', expected: onlySAb(201, REFUSED) },
  { route: `POST ${OF_SPACE}`, target: 'hidden', body: 'import', expected: membersOnly(ABSENT) },
  { route: `POST ${OF_SPACE}`, target: 'absent', body: 'import', expected: membersOnly(ABSENT) },
  ...ofSAb(`GET ${IMPORT}`, 200),
  // JSON where bytes are wanted.
  ...ofSAb(`PUT ${IMPORT}/pieces/:n`, [422, 'IMPORT_PIECE_REFUSED'], 'import mapping'),
  ...ofSAb(`POST ${IMPORT}/check`, [409, 'IMPORT_INCOMPLETE']),
  ...ofSAb(`GET ${IMPORT}/users`, 200),
  ...ofSAb(`GET ${IMPORT}/channels`, 200),
  ...ofSAb(`PUT ${IMPORT}/mapping`, NOT_NOW, 'import mapping'),
  ...ofSAb(`POST ${IMPORT}/start`, NOT_NOW),
  ...ofSAb(`POST ${IMPORT}/cancel`, 200),
  ...ofSAb(`POST ${IMPORT}/undo`, NOT_NOW),
  ...ofSAb(`GET ${IMPORT}/report`, 200),
  ...ofSAb(`GET ${IMPORT}/report-file`, 200),
];
