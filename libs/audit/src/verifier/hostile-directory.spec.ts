import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { EXIT } from './report/exit-code.js';
import { reportText } from './report/report.js';
import { visible, visibleJson } from './report/visible.js';
import type { MadeLog } from './testing/made-log.js';
import { verified } from './testing/verified.js';
import { wholeLog } from './testing/whole-log.js';

let log: MadeLog;
beforeEach(async () => void ({ log } = await wholeLog()));

/** What somebody may put in the place of a file. */
const CHANGES: [string, (folder: string) => void][] = [
  ['a pipe', (folder) => void execFileSync('mkfifo', [join(folder, 'projection/000.jsonl')])],
  ['a folder', (folder) => mkdirSync(join(folder, 'projection/000.jsonl'))],
  [
    'a file without end',
    (folder) => writeFileSync(join(folder, 'projection/000.jsonl'), Buffer.alloc(20_000_000, 97)),
  ],
];

describe('a directory that was made to harm', () => {
  it.each(CHANGES)('has %s in the place of a file', async (_, change) => {
    const report = await verified(log, {}, (folder) => {
      rmSync(join(folder, 'projection/000.jsonl'));
      change(folder);
    });
    expect(report.exitCode).toBe(EXIT.tampered);
  });

  it.each([
    'keys.json',
    'pruned.json',
    'checkpoint',
    'pending.jsonl',
    'checkpoints/00000000000000000007.note',
  ])('has rubbish in %s', async (name) => {
    for (const rubbish of ['', '[]', '{"keys":[{}],"witnesses":[]}', 'null', '\u0000'.repeat(9)]) {
      const report = await verified(log, {}, (folder) => writeFileSync(join(folder, name), rubbish));
      if (rubbish !== '' && !(name === 'pruned.json' && rubbish === '[]'))
        expect(report.exitCode).toBe(EXIT.tampered);
    }
  });

  it('has files that no export has', async () => {
    const report = await verified(log, {}, (folder) =>
      writeFileSync(join(folder, 'checkpoints/a\u001b[2J.note'), ''),
    );
    expect(report.exitCode).toBe(EXIT.tampered);
    expect(reportText(report)).toContain('checkpoints/a\\u{1b}[2J.note has a name that no checkpoint has');
  });

  it('draws nothing on the terminal', async () => {
    const bad = '\u001b]0;x\u0007\r\u202e\u2066\u200b\u0000\ud800';
    log.records[9] = { ...log.records[9]!, fields: { ...log.records[9]!.fields, event: bad } };
    const report = await verified(log);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;
    expect(report.exitCode).toBe(EXIT.tampered);
    expect(reportText(report)).not.toMatch(hidden);
    expect(visibleJson(report)).not.toMatch(hidden);
    expect(JSON.parse(visibleJson({ bad }))).toEqual({ bad });
    expect(visible('Zoë 名前 '.repeat(200))).toHaveLength(401);
  });
});
