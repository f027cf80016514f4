import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { libraries, PROJECT_ROOT } from './support/source-files.js';

it.each(['README.md', 'src/index.ts'])('every lib has its %s', (file) => {
  expect(libraries().length).toBeGreaterThan(0);
  expect(libraries().filter((lib) => !existsSync(join(PROJECT_ROOT, 'libs', lib, file)))).toEqual([]);
});
