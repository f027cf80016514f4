import { ABSENT, logReaders } from './expectations.js';
import type { Row } from './matrix-table.js';

const AUDIT = '/api/v1/audit';

/** Every route of the log: for security officers and auditors alone. */
export const AUDIT_ROWS: readonly Row[] = [
  { route: `GET ${AUDIT}/records`, target: 'none', expected: logReaders(200) },
  { route: `GET ${AUDIT}/records/:id`, target: 'absent', expected: logReaders(ABSENT) },
  { route: `GET ${AUDIT}/state`, target: 'none', expected: logReaders(200) },
  { route: `GET ${AUDIT}/people`, target: 'none', expected: logReaders(200) },
];
