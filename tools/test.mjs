// `npm test`: everything, in order. With CI=true a skipped test is a failure, except in the corpus, whose sample
// files are not part of the project.
import { build } from './build.mjs';
import { staticChecks } from './checks.mjs';
import { installDebianPackages } from './debian-packages.mjs';
import { runJest, TEST_KINDS } from './jest.mjs';
import { onOldestPostgres } from './oldest-postgres.mjs';
import { SeenEvents } from './seen-events.mjs';
import { Tally } from './tally.mjs';

const tally = new Tally();
const missing = installDebianPackages();
if (missing.length > 0) tally.say(`Not installed, what needs them is skipped: ${missing.join(', ')}`);

tally.step('build', () => build());
for (const [name, check] of Object.entries(staticChecks({ lintCache: false }))) tally.step(name, check);
const seen = new SeenEvents();
for (const kind of Object.keys(TEST_KINDS)) {
  tally.tests(kind, runJest(kind, { env: seen.env }), process.env.CI === 'true' && kind !== 'corpus');
}
// Where tests were skipped, what they would have brought about is not missed.
if (tally.skippedWithoutCorpus === 0) {
  const { AUDIT_EVENTS } = await import('../dist/libs/contracts/src/audit-events.js');
  tally.step('audit events seen', () => seen.equal([...AUDIT_EVENTS], (line) => tally.say(line)));
}
for (const { name, run } of onOldestPostgres()) tally.tests(name, run(), process.env.CI === 'true');
tally.finish();
