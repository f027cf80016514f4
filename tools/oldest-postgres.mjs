// The embedded PostgreSQL is the newest that is supported; Debian's 15 is the oldest. What depends on the server runs
// on both.
import { existsSync } from 'node:fs';
import { runJest } from './jest.mjs';

const PROGRAM = '/usr/lib/postgresql/15/bin/postgres';

/** Kinds of tests, with the folders that do not depend on the server, or choose it themselves. */
const AGAIN = {
  integration: ['test/integration/directory', 'test/integration/external', 'test/integration/servers'],
  access: [],
};

/** The runs, by name. Without the package each is one skipped test, so that it is said. */
export function onOldestPostgres() {
  return Object.entries(AGAIN).map(([kind, leaveOut]) => ({
    name: `${kind} on PostgreSQL 15`,
    run: () =>
      existsSync(PROGRAM)
        ? runJest(kind, { leaveOut, env: { TEST_POSTGRES: '15' } })
        : {
            passed: 0,
            failed: 0,
            skipped: ['all of it: the package postgresql-15 is not installed'],
            failures: [],
            slowest: [],
          },
  }));
}
