import { beforeAll, describe, expect, it } from '@jest/globals';
import { DIRECTION_RULES, lintFixture } from './support/lint-fixture.js';

const DOOR = 'export const door = 1;\n';
const DOORS = [
  'libs/kernel/src/index.ts',
  'libs/contracts/src/index.ts',
  'libs/database/src/index.ts',
  'libs/database/src/inner.ts',
  'libs/access/src/index.ts',
  'libs/audit/src/index.ts',
  'libs/http/src/index.ts',
  'libs/files/src/index.ts',
  'libs/search/src/index.ts',
  'libs/links/src/index.ts',
  'libs/messaging/src/index.ts',
  'apps/api/src/index.ts',
  'apps/worker/src/index.ts',
  'test/support/index.ts',
];

const use = (target: string): string => `import { door } from '${target}';\nexport const used = door;\n`;

/** What, the file, its text. */
const REFUSED: [string, string, string][] = [
  ['upward', 'libs/database/src/up.ts', use('#access')],
  ['upward, types only', 'libs/database/src/up-type.ts', `export type { door } from '#access';\n`],
  ['upward, re-exported', 'libs/database/src/up-again.ts', `export { door } from '#access';\n`],
  ['upward, dynamic', 'libs/database/src/up-late.ts', `export const late = import('#access');\n`],
  ['upward inside the security libs', 'libs/access/src/up.ts', use('#audit')],
  ['within the shared features', 'libs/files/src/side.ts', use('#search')],
  ['feature to feature', 'libs/links/src/side.ts', use('#messaging')],
  ['past the door', 'libs/access/src/deep.ts', use('../../database/src/inner.js')],
  ['past the door, from an app', 'apps/api/src/deep.ts', use('../../../libs/database/src/inner.js')],
  ['past the door, from a test', 'test/access/deep.spec.ts', use('../../libs/database/src/inner.js')],
  ['app to app', 'apps/api/src/side.ts', use('../../worker/src/index.js')],
  ['lib to app', 'libs/links/src/up.ts', use('../../../apps/api/src/index.js')],
  ['server code into the web', 'apps/web/src/server.tsx', use('#database')],
  ['test support into the product', 'libs/links/src/support.ts', use('../../../test/support/index.js')],
];

const ALLOWED: [string, string, string][] = [
  ['down', 'libs/access/src/down.ts', use('#database')],
  ['down several layers', 'libs/messaging/src/down.ts', use('#kernel')],
  ['feature to shared feature', 'libs/links/src/down.ts', use('#files')],
  ['access below audit', 'libs/audit/src/down.ts', use('#access')],
  ['audit below http', 'libs/http/src/down.ts', use('#audit')],
  ['inside a lib', 'libs/database/src/inside.ts', use('./inner.js')],
  ['app to feature', 'apps/api/src/down.ts', use('#links')],
  ['contracts into the web', 'apps/web/src/shared.tsx', use('#contracts')],
  ['a package', 'libs/kernel/src/package.ts', `import { v7 } from 'uuid';\nexport const id = v7();\n`],
  ['test support into a spec', 'libs/links/src/a.spec.ts', use('../../../test/support/index.js')],
  ['a test to an app', 'test/e2e/a.spec.ts', use('../../apps/api/src/index.js')],
];

const CYCLE = {
  'libs/kernel/src/egg.ts': `import { hen } from './hen.js';\nexport const egg = (): unknown => hen;\n`,
  'libs/kernel/src/hen.ts': `import { egg } from './egg.js';\nexport const hen = (): unknown => egg;\n`,
};

describe('the lint of import directions', () => {
  let broken: Map<string, string[]>;

  // One run of the linter for all cases: it takes seconds to load.
  beforeAll(async () => {
    broken = await lintFixture(
      {
        ...Object.fromEntries(DOORS.map((path) => [path, DOOR])),
        ...Object.fromEntries([...REFUSED, ...ALLOWED].map(([, path, text]) => [path, text])),
        ...CYCLE,
      },
      DIRECTION_RULES,
    );
  }, 60_000);

  it.each(REFUSED)('refuses an import %s', (_, path) => {
    expect(broken.get(path)).toEqual(['boundaries/dependencies']);
  });

  it.each(ALLOWED)('control: allows an import %s', (_, path) => {
    expect(broken.get(path)).toEqual([]);
  });

  it('refuses a cycle', () => {
    expect(Object.keys(CYCLE).map((path) => broken.get(path))).toEqual([
      ['import-x/no-cycle'],
      ['import-x/no-cycle'],
    ]);
  });
});
