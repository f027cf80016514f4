import { describe } from '@jest/globals';
import { slapdAvailable } from '../../support/slapd/start-slapd.js';

/** Skips aloud where slapd is not installed; where the tests count (CI=true), its absence is a failure. */
export function describeWithSlapd(name: string, tests: () => void): void {
  if (slapdAvailable()) {
    describe(name, tests);
    return;
  }
  if (process.env['CI'] === 'true') throw new Error('slapd, ldap-utils and openssl are needed.');
  console.warn(`SKIPPED, slapd is not installed: ${name}`);
  describe.skip(name, tests);
}
