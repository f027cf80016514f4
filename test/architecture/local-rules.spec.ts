import { beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_RULES, lintFixture } from './support/lint-fixture.js';

const INJECTABLE = `import { Inject, Injectable } from '@nestjs/common';
import type { Repository } from 'typeorm';
`;
const SOURCES: Readonly<Record<string, string>> = {
  'libs/a/erased.ts': `${INJECTABLE}@Injectable()
export class Erased {
  constructor(readonly rows: Repository<object>) {}
}
export const token = Inject;
`,
  'libs/a/token.ts': `${INJECTABLE}@Injectable()
export class WithToken {
  constructor(@Inject('rows') readonly rows: Repository<object>) {}
}
`,
  'libs/a/unscoped.ts': `import type { Repository } from 'typeorm';
export const all = (rows: Repository<object>): Promise<object[]> => rows.find();
`,
  'libs/a/array.ts': `export const first = (rows: number[]): number | undefined => rows.find((row) => row > 1);
`,
  'libs/database/src/repository/scoped.ts': `import type { Repository } from 'typeorm';
export const all = (rows: Repository<object>): Promise<object[]> => rows.find();
`,
  'libs/a/floating.ts': `export function start(work: () => Promise<void>): void {
  work();
}
`,
};

describe('the local lint rules', () => {
  let broken: Map<string, string[]>;

  beforeAll(async () => {
    broken = await lintFixture(SOURCES, ALL_RULES);
  }, 60_000);

  it('refuse "import type" of an injected class, unless it has its own token', () => {
    expect(broken.get('libs/a/erased.ts')).toEqual(['ruche/no-injected-type-import']);
    expect(broken.get('libs/a/token.ts')).toEqual([]);
  });

  it('refuse reading TypeORM past the scoped repository, but not searching an array', () => {
    expect(broken.get('libs/a/unscoped.ts')).toEqual(['ruche/no-unscoped-find']);
    expect(broken.get('libs/a/array.ts')).toEqual([]);
    expect(broken.get('libs/database/src/repository/scoped.ts')).toEqual([]);
  });

  it('refuse a promise that nobody waits for', () => {
    expect(broken.get('libs/a/floating.ts')).toEqual(['@typescript-eslint/no-floating-promises']);
  });
});
