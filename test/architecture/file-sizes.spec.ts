import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { PROJECT_ROOT, sourceFiles } from './support/source-files.js';

const lengths = sourceFiles()
  .map((path) => readFileSync(join(PROJECT_ROOT, path), 'utf8').split('\n').length - 1)
  .sort((a, b) => a - b);
const quantile = (share: number): number => lengths[Math.floor(lengths.length * share)]!;

it('keeps files small: the median under 70 lines, 95 of 100 under 250', () => {
  expect(lengths.length).toBeGreaterThan(20);
  expect(quantile(0.5)).toBeLessThan(70);
  expect(quantile(0.95)).toBeLessThan(250);
});
