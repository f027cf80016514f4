import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { changedTile } from './testing/changed-tile.js';
import { edited } from './testing/changed.js';
import type { MadeLog } from './testing/made-log.js';
import { verified } from './testing/verified.js';
import { wholeLog } from './testing/whole-log.js';

let log: MadeLog;
beforeEach(async () => {
  ({ log } = await wholeLog());
  log.pruned = [{ fromIndex: 0, toIndex: 256 }];
});

describe('a log whose old entries were removed in time', () => {
  it('is verified by its leaves, and what cannot be told is said', async () => {
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 2, tampered: [], facts: { records: log.records.length } });
    expect(report.notChecked).toContain(
      'the bodies of 256 entries are not there: only their leaves were checked',
    );
  });

  it('still shows a change in what is kept', async () => {
    log.records[400] = edited(log.records[400]!, { decision: 'deny' });
    expect(await verified(log)).toMatchObject({ exitCode: 1, firstBad: { index: 400 } });
  });

  it('still shows a leaf that was changed', async () => {
    const report = await verified(log, {}, (folder) => changedTile(folder, 0, 0, 17, log.tree.size));
    expect(report.exitCode).toBe(1);
    expect(report.firstBad?.index).toBeLessThanOrEqual(17);
  });

  it('cannot do without the leaves', async () => {
    const report = await verified(log, {}, (folder) => rmSync(join(folder, 'tile/0/000')));
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: 0, what: 'tile/0/000 is missing' } });
  });

  it('has a list of what was removed, and nothing else is missing', async () => {
    const report = await verified(log, {}, (folder) => rmSync(join(folder, 'pruned.json')));
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: 0 } });
    expect(report.firstBad?.what).toMatch(/missing, and not told to be pruned/);
  });
});
