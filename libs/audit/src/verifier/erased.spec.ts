import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { decodeBundle, encodeBundle } from '../tree/entry-bundle.js';
import { edited, resealed } from './testing/changed.js';
import { announcement, erase, type MadeErasure } from './testing/erasing.js';
import type { MadeEmitter, Written } from './testing/made-emitter.js';
import type { MadeLog } from './testing/made-log.js';
import { verified } from './testing/verified.js';
import { wholeLog } from './testing/whole-log.js';

const RANGE = { from: 0, to: 200 };
const GONE =
  /what the records from here to \d+ say of persons is gone, and no record of the log announces that/;

let log: MadeLog;
let api: MadeEmitter;
beforeEach(async () => void ({ log, api } = await wholeLog()));

const sealed = async (...records: readonly Written[]): Promise<void> => {
  await log.seal(...records);
  await log.checkpoint();
};
const announced = (range: MadeErasure, skey?: string): Promise<void> =>
  sealed(announcement(api, log, range, skey));

describe('a log that forgot who did what', () => {
  it('is whole where it says so itself, signed; its codes are still checked', async () => {
    await announced(RANGE);
    erase(log, RANGE);
    const report = await verified(log);
    expect(report).toMatchObject({ verdict: 'whole', tampered: [], notChecked: [] });
    const { length } = log.records;
    expect(report.facts).toMatchObject({ 'identities erased': 200, 'codes checked': length });
    expect(report.notes).toContain('what 200 records say of persons is erased');
  });

  it('is whole while an announced erasure is under way, or waits to be sealed', async () => {
    const told = announcement(api, log, RANGE);
    log.pending.push({ written: told, queued: true });
    erase(log, { from: 0, to: 7 });
    expect(await verified(log)).toMatchObject({ exitCode: 0, facts: { 'identities erased': 7 } });
  });

  it('control: is tampered with where it says nothing', async () => {
    erase(log, RANGE);
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1, tamperings: 1, firstBad: { index: 0 } });
    expect(report.firstBad?.what).toMatch(/ to 199 say /);
    expect(report.firstBad?.what).toMatch(GONE);
  });

  it.each([
    [RANGE.to, { from: 0, to: RANGE.to + 1 }],
    [50, { from: 50, to: 51 }],
  ])('is tampered with outside what it says, from %i on', async (index, more) => {
    await announced({ from: 60, to: RANGE.to });
    await announced({ from: 0, to: 50 });
    await announced({ from: 51, to: 70 });
    erase(log, { from: 0, to: 50 });
    erase(log, { from: 51, to: RANGE.to });
    expect(await verified(log)).toMatchObject({ exitCode: 0 });
    erase(log, more);
    expect(await verified(log)).toMatchObject({ exitCode: 1, tamperings: index === 50 ? 1 : 2 });
  });
});

describe('the announcement of an erasure', () => {
  const at = (): number => log.records.length - 1;

  it('cannot be widened', async () => {
    await announced(RANGE);
    const told = log.records[at()]!;
    log.records[at()] = edited(told, { facts: { ...(told.fields['facts'] as object), to: 300 } });
    expect(await verified(log)).toMatchObject({ exitCode: 1, firstBad: { index: at() } });
  });

  it('cannot be made by who rules the database alone: an honest sequencer seals it, and its signature is not there', async () => {
    const stranger = log.emitter();
    await sealed(stranger.start(), announcement(stranger, log, RANGE, log.newKey().skey));
    erase(log, RANGE);
    const report = await verified(log, { auditorKeys: [] });
    expect(report.tampered).toContainEqual({
      index: at(),
      what: 'announces an erasure that the key of the log did not sign',
    });
    expect(report.firstBad?.what).toMatch(GONE);
  });

  it('cannot be made with a key that was put away', async () => {
    await announced(RANGE, log.keys[0]?.skey);
    erase(log, RANGE);
    expect(await verified(log)).toMatchObject({ exitCode: 1, firstBad: { index: 0 } });
  });

  it('cannot be made with a key that is only said to be the log’s', async () => {
    const { skey, vkey } = log.newKey();
    await announced(RANGE, skey);
    erase(log, RANGE);
    const report = await verified(log, {}, (folder) => {
      const file = join(folder, 'keys.json');
      const keys = JSON.parse(readFileSync(file, 'utf8')) as { keys: object[] };
      keys.keys.push({ vkey, fromIndex: log.tree.size });
      writeFileSync(file, JSON.stringify(keys));
    });
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: 0 } });
    expect(report.tampered.map(({ what }) => what).join()).toMatch(/which nothing shows to be the log's/);
  });

  it.each([
    { from: 0, to: 10_000 },
    { from: 5, to: 5 },
    { from: -1, to: 5 },
  ])('names records before it: not %j', async (range) => {
    await announced(range);
    expect(await verified(log)).toMatchObject({ exitCode: 1, firstBad: { index: at() } });
  });
});

describe('what a record says of persons', () => {
  /** Changes the parts of the second bundle on the disk. */
  const withParts = (change: (parts: Buffer[]) => Buffer[]): ReturnType<typeof verified> =>
    verified(log, {}, (folder) => {
      const file = join(folder, 'personal/001');
      writeFileSync(file, encodeBundle(change(decodeBundle(readFileSync(file)))));
    });
  const changedText = (part: Buffer): Buffer =>
    Buffer.concat([
      part.subarray(0, 16),
      Buffer.from(String(part.subarray(16)).replace('192.0.2.7', '192.0.2.8')),
    ]);

  it.each<[string, (parts: Buffer[]) => Buffer[], number]>([
    ['cannot be edited', (parts) => parts.with(44, changedText(parts[44]!)), 300],
    [
      'cannot be salted anew',
      (parts) => parts.with(44, Buffer.concat([Buffer.alloc(16), parts[44]!.subarray(16)])),
      300,
    ],
    ['cannot be exchanged', (parts) => parts.with(44, parts[45]!).with(45, parts[44]!), 300],
    ['cannot be removed', (parts) => parts.with(44, Buffer.alloc(0)), 300],
    ['cannot be added behind the last', (parts) => [...parts, ...parts.slice(0, 1)].slice(-256), 256],
  ])('%s', async (_, change, index) => {
    const report = await withParts(change);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index } });
  });

  it('cannot be added to a record that says nothing of them', async () => {
    await announced({ from: 0, to: 1 });
    const place = log.records.length - 1;
    log.records[place] = { ...log.records[place]!, personal: log.records[0]!.personal };
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: place } });
    expect(report.firstBad?.what).toBe('what this record says of persons is not what was sealed');
  });

  it('is what its columns say, also when both were changed', async () => {
    const record = log.records[300]!;
    const fields = { ...record.fields, sourceAddress: '192.0.2.8' };
    log.records[300] = { ...record, fields, personal: changedText(record.personal!) };
    expect((await verified(log)).firstBad).toMatchObject({ index: 300 });
    log.records[300] = { ...record, fields };
    expect((await verified(log)).firstBad?.what).toMatch(/the column sourceAddress says 192.0.2.8/);
  });

  it('cannot be taken away with its file, nor be a file that cannot be read', async () => {
    const taken = await verified(log, {}, (folder) => rmSync(join(folder, 'personal/001')));
    expect(taken).toMatchObject({ exitCode: 1, firstBad: { index: 256 } });
    const broken = await verified(log, {}, (folder) =>
      writeFileSync(join(folder, 'personal/001'), Buffer.alloc(77, 0xff)),
    );
    expect(broken).toMatchObject({ exitCode: 1, firstBad: { index: 256 } });
  });

  it('cannot be sealed anew by who has the key of the log, either: the code does not fit', async () => {
    const other = log.records[301]!.personal;
    log.records[300] = edited(
      { ...log.records[300]!, personal: other },
      { actor: log.records[301]!.fields['actor'] },
    );
    await resealed(log, log.records);
    const report = await verified(log, { witnessKeys: [] });
    expect(report.tampered.map(({ what }) => what).join()).toMatch(/the code \(MAC\) of record \d+/);
  });

  it('of a record that waits is checked too, and never erased', async () => {
    const written = api.record('message.posted');
    log.pending.push({ written, queued: true });
    expect(await verified(log)).toMatchObject({ exitCode: 0 });
    log.pending[0] = { written: { ...written, personal: null }, queued: true };
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: null } });
    expect(report.firstBad?.what).toBe('what this record says of persons is not what was sealed');
  });
});
