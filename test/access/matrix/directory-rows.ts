import { ABSENT, operatorOnly } from './expectations.js';
import type { Row } from './matrix-table.js';

const DIRECTORY = '/api/v1/directory';

/** Every route of the directory sync: the operator's alone. */
export const DIRECTORY_ROWS: readonly Row[] = [
  { route: `GET ${DIRECTORY}`, target: 'none', expected: operatorOnly(200) },
  { route: `GET ${DIRECTORY}/runs/:id`, target: 'absent', expected: operatorOnly(ABSENT) },
  { route: `GET ${DIRECTORY}/runs/:id/changes`, target: 'absent', expected: operatorOnly(ABSENT) },
  { route: `POST ${DIRECTORY}/runs`, target: 'none', expected: operatorOnly(201) },
  {
    route: `POST ${DIRECTORY}/runs/:id/decision`,
    target: 'absent',
    body: 'run decision',
    expected: operatorOnly(ABSENT),
  },
  {
    route: `POST ${DIRECTORY}/undo`,
    target: 'none',
    expected: operatorOnly([409, 'DIRECTORY_NOTHING_TO_UNDO']),
  },
  { route: `POST ${DIRECTORY}/resume`, target: 'none', expected: operatorOnly(204) },
];
