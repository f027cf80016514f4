import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { COSIGNATURE } from '../tree/note/cosignature-type.js';
import { generateNoteKey, parseVerifierKey } from '../tree/note/note-key.js';
import { edited } from './testing/changed.js';
import type { MadeLog } from './testing/made-log.js';
import { verified } from './testing/verified.js';
import { wholeLog } from './testing/whole-log.js';

let log: MadeLog;
beforeEach(async () => void ({ log } = await wholeLog()));

const firstWhat = async (...args: Parameters<typeof verified>): Promise<string | undefined> => {
  const report = await verified(...args);
  expect(report.exitCode).toBe(1);
  return report.firstBad?.what;
};

describe('a checkpoint', () => {
  it('cannot be edited', async () => {
    const checkpoint = log.checkpoints[4]!;
    checkpoint.note = checkpoint.note.replace(/time 1/, 'time 2');
    expect(await firstWhat(log)).toMatch(/the signature by ruche\.example\/audit\+.* does not hold/);
  });

  it('is signed by a key of the log', async () => {
    const checkpoint = log.checkpoints[4]!;
    checkpoint.note = await log.sign(checkpoint.size, undefined, { ...log.newKey(), fromIndex: 0 });
    expect(await firstWhat(log)).toMatch(/has no signature of the key that signed the log at this size/);
  });

  it('is signed by the key of its time: an old one that was stolen signs nothing new', async () => {
    const checkpoint = log.checkpoints.at(-1)!;
    checkpoint.note = await log.sign(checkpoint.size, undefined, log.keys[0]);
    expect(await firstWhat(log)).toMatch(/has no signature of the key that signed the log at this size/);
  });

  it('is not older than those before it, and says its time', async () => {
    log.pass(-3_600_000);
    await log.checkpoint();
    expect(await firstWhat(log)).toMatch(/is older than a checkpoint before it/);
  });

  it('has the size in its name', async () => {
    log.checkpoints[4] = { ...log.checkpoints[4]!, size: log.checkpoints[4]!.size + 1 };
    expect(await firstWhat(log)).toMatch(/is not a checkpoint of the size in its name/);
  });

  it('is missing: nothing says what the log should be', async () => {
    log.checkpoints = [];
    const report = await verified(log, { witnessKeys: [] });
    expect(report).toMatchObject({ exitCode: 2, facts: { records: log.records.length } });
    expect(report.notChecked).toEqual(['there is no checkpoint: nothing says what the log should be']);
  });

  it('is the newest in the file checkpoint', async () => {
    expect(await firstWhat(log, {}, (folder) => rmSync(join(folder, 'checkpoint')))).toMatch(
      /checkpoint is missing/,
    );
  });
});

describe('a cosignature', () => {
  it('holds', async () => {
    const checkpoint = log.checkpoints.at(-2)!;
    const lines = checkpoint.note.split('\n');
    const place = lines.findIndex((line) => line.startsWith('— witness.example'));
    lines[place] = lines[place]!.replace(/.{8}$/, 'AAAAAA==').slice(0, -1) + '=';
    checkpoint.note = lines.join('\n');
    expect(await firstWhat(log)).toMatch(
      /signature by witness\.example.* does not hold|line that is no signature/,
    );
  });

  it('is looked for when a witness is named', async () => {
    const { vkey } = generateNoteKey('other.example', COSIGNATURE);
    const report = await verified(log, { witnessKeys: [parseVerifierKey(vkey)] });
    expect(report).toMatchObject({
      exitCode: 2,
      notChecked: ['the witness other.example cosigned no checkpoint of this log'],
    });
  });
});

describe('the key of the log', () => {
  it('is taken from the directory when none is given, and that is said', async () => {
    const report = await verified(log, { logKeys: [] });
    expect(report).toMatchObject({ exitCode: 0 });
    expect(report.notes[0]).toMatch(/the key of the log was taken from the directory itself/);
  });

  it('is not believed for being in the directory when another was given', async () => {
    const { vkey } = log.newKey();
    expect(await firstWhat(log, { logKeys: [parseVerifierKey(vkey)] })).toMatch(
      /which was neither given nor announced under an older key/,
    );
  });

  it('is believed after a rotation only when the log announced it', async () => {
    const place = log.records.findIndex(({ fields }) => fields['event'] === 'audit.key_rotated');
    const announced = log.records[place]!;
    // Control: the whole log has this rotation.
    expect(await verified(log)).toMatchObject({ exitCode: 0 });
    log.keys[1] = { ...log.keys[1]!, ...log.newKey() };
    const byOldKey = log.checkpoints.findIndex(({ size }) => size === place + 1);
    for (const checkpoint of log.checkpoints.slice(byOldKey + 1)) {
      checkpoint.note = await log.sign(checkpoint.size);
    }
    expect(await firstWhat(log, { witnessKeys: [] })).toMatch(/neither given nor announced/);
    log.records[place] = edited(announced, { facts: { vkey: log.keys[1].vkey } });
    expect(await firstWhat(log, { witnessKeys: [] })).toMatch(/not what was sealed/);
  });

  it('cannot announce itself: an older key has to have signed the announcement', async () => {
    const key = log.newKey();
    const emitter = log.emitter();
    await log.seal(emitter.start(), emitter.record('audit.key_rotated', { facts: { vkey: key.vkey } }));
    log.rotate(key);
    await log.seal(emitter.record('message.posted'));
    await log.checkpoint();
    expect(await firstWhat(log)).toMatch(/neither given nor announced under an older key/);
  });
});
