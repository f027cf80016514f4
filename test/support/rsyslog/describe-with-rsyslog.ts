import { describe } from '@jest/globals';
import { rsyslogAvailable } from './start-rsyslog.js';

/** Skips aloud where rsyslog is not installed; where the tests count (CI=true), its absence is a failure. */
export function describeWithRsyslog(name: string, tests: () => void): void {
  if (rsyslogAvailable()) {
    describe(name, tests);
    return;
  }
  if (process.env['CI'] === 'true') throw new Error('rsyslog, rsyslog-gnutls and openssl are needed.');
  console.warn(`SKIPPED, rsyslog is not installed: ${name}`);
  describe.skip(name, tests);
}
