import { describe } from '@jest/globals';
import { debianPostgresAvailable } from './debian-binaries.js';

/** Skips aloud where postgresql-15 is not installed; where the tests count (CI=true), its absence is a failure. */
export function describeWithDebianPostgres(name: string, tests: () => void): void {
  if (debianPostgresAvailable()) {
    describe(name, tests);
    return;
  }
  if (process.env['CI'] === 'true') throw new Error('postgresql-15 is needed.');
  console.warn(`SKIPPED, postgresql-15 is not installed: ${name}`);
  describe.skip(name, tests);
}
