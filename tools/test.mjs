// `npm test`: everything, in order. With CI=true a skipped test is a failure, except in the corpus, whose sample
// files are not part of the project.
import { build } from './build.mjs';
import { staticChecks } from './checks.mjs';
import { installDebianPackages } from './debian-packages.mjs';
import { runJest, TEST_KINDS } from './jest.mjs';
import { onOldestPostgres } from './oldest-postgres.mjs';
import { Tally } from './tally.mjs';

const tally = new Tally();
const missing = installDebianPackages();
if (missing.length > 0) tally.say(`Not installed, what needs them is skipped: ${missing.join(', ')}`);

tally.step('build', () => build());
for (const [name, check] of Object.entries(staticChecks({ lintCache: false }))) tally.step(name, check);
for (const kind of Object.keys(TEST_KINDS)) {
  tally.tests(kind, runJest(kind), process.env.CI === 'true' && kind !== 'corpus');
}
for (const { name, run } of onOldestPostgres()) tally.tests(name, run(), process.env.CI === 'true');
tally.finish();
