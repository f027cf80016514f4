import { beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../report/report.js';
import type { MadeLog } from '../testing/made-log.js';
import { verified } from '../testing/verified.js';
import { wholeLog } from '../testing/whole-log.js';

let log: MadeLog;
beforeEach(async () => void ({ log } = await wholeLog()));

/** Changes the lines of the second bundle. */
const withLines = (change: (lines: string[]) => string[]): Promise<Report> =>
  verified(log, {}, (folder) => {
    const path = join(folder, 'projection/001.jsonl');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    rmSync(path);
    writeFileSync(
      path,
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    );
  });

describe('the columns that repeat the bodies', () => {
  it('may stand in another order, and be written with other escapes', async () => {
    const turned = (line: string): string =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line) as object).reverse()));
    expect(await withLines((lines) => lines.map(turned))).toMatchObject({ exitCode: 0 });
    expect(
      await withLines((lines) => lines.map((line) => line.replace('allow', '\\u0061llow'))),
    ).toMatchObject({ exitCode: 0 });
  });

  it.each([
    [
      'one is missing',
      (lines: string[]) => lines.toSpliced(44, 1),
      300,
      'the database has no row for this entry',
    ],
    [
      'the last is missing',
      (lines: string[]) => lines.slice(0, -1),
      511,
      'the database has no row for this entry',
    ],
    [
      'one stands twice',
      (lines: string[]) => lines.toSpliced(44, 0, lines[44]!),
      512,
      'holds 257 rows for 256',
    ],
    [
      'two are exchanged',
      (lines: string[]) => lines.with(44, lines[45]!).with(45, lines[44]!),
      300,
      'no row for this entry',
    ],
    [
      'one has another index',
      (lines: string[]) => lines.with(44, lines[44]!.replace('300', '299')),
      300,
      'no row for this entry',
    ],
    ['one is no JSON', (lines: string[]) => lines.with(44, '{'), 300, 'the column index says nothing'],
    [
      'one leaves a column out',
      (lines: string[]) => lines.with(44, lines[44]!.replace(/"outcome":"success",/, '')),
      300,
      'the column outcome says nothing',
    ],
  ])('are wrong when %s, and nothing else is', async (_, change, index, what) => {
    const report = await withLines(change);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index } });
    expect(report.firstBad?.what).toContain(what);
    expect(report.tamperings).toBeLessThanOrEqual(2);
  });
});
