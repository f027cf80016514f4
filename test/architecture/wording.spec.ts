import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT, sourceFiles } from './support/source-files.js';

/** Patterns and samples are written in pieces, so that this file does not find itself. */
const joined = (...pieces: string[]): string => pieces.join('');

const OMITTED = [joined('TO', 'DO'), joined('FIX', 'ME'), joined('XX', 'X')].map((word) => `\\b${word}\\b`);
const PROMISED = [joined('not impl', 'emented'), joined('coming', ' soon')];

const FORBIDDEN: [string, RegExp][] = [
  ['promise instead of code', new RegExp([...OMITTED, ...PROMISED].join('|'))],
  ['silenced compiler', new RegExp(joined('@ts-', '(ignore|nocheck|expect-error)'))],
  ['lint rule switched off without a reason', new RegExp(joined('eslint-', 'disable(?!.* -- \\S)'))],
  ['test that does not run', /\b(it|test|describe)\.(only|todo)\b|\b[xf](it|describe)\(/],
];

const find = (pattern: RegExp, text: string): string[] =>
  text.split('\n').filter((line) => pattern.test(line));

describe('the words of the code', () => {
  it.each(FORBIDDEN)('hold no %s', (_, pattern) => {
    const found = sourceFiles().flatMap((path) =>
      find(pattern, readFileSync(join(PROJECT_ROOT, path), 'utf8')).map((line) => `${path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    joined('// TO', 'DO later'),
    joined('// @ts-', 'ignore'),
    joined('// eslint-', 'disable-next-line no-console'),
    joined('it.', 'only("x")'),
    joined('x', 'it("x")'),
  ])('control: %s is found', (line) => {
    expect(FORBIDDEN.filter(([, pattern]) => find(pattern, line).length > 0)).toHaveLength(1);
  });

  it('control: a rule switched off with its reason is not', () => {
    const line = joined('// eslint-', 'disable-next-line no-console -- the log is not open yet');
    expect(FORBIDDEN.filter(([, pattern]) => find(pattern, line).length > 0)).toEqual([]);
  });
});
