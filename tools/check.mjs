// `npm run check`: what must hold before each commit, without the tests that start servers and browsers.
import { staticChecks } from './checks.mjs';
import { runJest } from './jest.mjs';
import { Tally } from './tally.mjs';

const tally = new Tally();
for (const [name, check] of Object.entries(staticChecks({ lintCache: true }))) tally.step(name, check);
for (const kind of ['unit', 'architecture']) tally.tests(kind, runJest(kind), false);
tally.finish();
