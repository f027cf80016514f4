import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Findings } from '../report/findings.js';
import { inFolder } from '../testing/verified.js';
import { HeldCheckpoints } from './held-checkpoints.js';
import { LogDirectory } from './log-directory.js';

it('hands out checkpoints by size, those of one size in the order of their making', () =>
  inFolder((folder) => {
    mkdirSync(join(folder, 'checkpoints'));
    for (const name of ['7-10', '7-2', '100', '7', '7-1', '0']) {
      const [size = '', again] = name.split('-');
      writeFileSync(
        join(folder, `checkpoints/${size.padStart(20, '0')}${again ? `-${again}` : ''}.note`),
        '',
      );
    }
    const held = new HeldCheckpoints(new LogDirectory(folder), [], new Findings());
    const names: string[] = [];
    for (let size = 0; size <= 50; size++) {
      for (let one = held.next(size); one; one = held.next(size))
        names.push(one.name.replace(/.*\/0{19,20}/, ''));
    }
    expect(names).toEqual(['.note', '7.note', '7-1.note', '7-2.note', '7-10.note']);
    expect(held.left()).toMatchObject({ count: 1, first: { size: 100, from: 'history' } });
    expect(held.newest?.size).toBe(100);
  }));
