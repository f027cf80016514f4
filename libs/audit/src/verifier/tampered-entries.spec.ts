import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { changedTile } from './testing/changed-tile.js';
import { deleted, edited, resealed } from './testing/changed.js';
import type { Written } from './testing/made-emitter.js';
import type { MadeLog } from './testing/made-log.js';
import { verified } from './testing/verified.js';
import { wholeLog } from './testing/whole-log.js';

const AT = 300;

let log: MadeLog;
beforeEach(async () => void ({ log } = await wholeLog()));

const record = (index: number): Written => log.records[index]!;

describe('a log that nobody touched', () => {
  it('is whole, each record checked', async () => {
    const report = await verified(log);
    expect(report).toMatchObject({ verdict: 'whole', exitCode: 0, tampered: [], notChecked: [] });
    const { length } = log.records;
    expect(length).toBeGreaterThan(600);
    expect(report.facts).toMatchObject({ records: length, 'codes checked': length, emitters: 3 });
    expect(report.notes).toEqual([`the witness witness.example cosigned up to ${length} entries`]);
  });

  it("is incomplete without the auditor's key, and says what it could not check", async () => {
    const report = await verified(log, { auditorKeys: [] });
    expect(report).toMatchObject({ verdict: 'incomplete', exitCode: 2, tampered: [] });
    expect(report.notChecked).toEqual([
      `MAC not checked: the codes of ${log.records.length} records, without the auditor's key (--auditor-key)`,
    ]);
  });
});

/** What is done with the rows of the database as its administrator, and what the verifier says first. */
const TAMPERINGS: [string, () => void, RegExp][] = [
  [
    'a body is edited',
    () => (log.records[AT] = edited(record(AT), { decision: 'deny' })),
    /is not what was sealed/,
  ],
  [
    'a column is edited',
    () => (log.records[AT] = { ...record(AT), fields: { ...record(AT).fields, actor: null } }),
    /the column actor says null, the sealed record/,
  ],
  ['a row is deleted', () => (log.records[AT] = deleted(record(AT))), /is not what was sealed|holds 255/],
  [
    'a row is deleted and the following renumbered',
    () => void log.records.splice(AT, 1),
    /not what was sealed/,
  ],
  [
    'two rows are exchanged',
    () => ([log.records[AT], log.records[AT + 1]] = [record(AT + 1), record(AT)]),
    /not what was sealed/,
  ],
  [
    'a row is inserted and the following renumbered',
    () => void log.records.splice(AT, 0, edited(record(AT), { event: 'invented' })),
    /not what was sealed/,
  ],
  [
    'a code is edited',
    () => (log.records[AT] = { ...record(AT), mac: Buffer.alloc(32) }),
    /not what was sealed/,
  ],
];

describe('an entry', () => {
  it.each(TAMPERINGS)('cannot be changed unseen: %s', async (_, tamper, what) => {
    tamper();
    const report = await verified(log);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: AT } });
    expect(report.firstBad?.what).toMatch(what);
  });

  it('is seen without any key: the tree alone shows it', async () => {
    log.records[AT] = edited(record(AT), { decision: 'deny' });
    const report = await verified(log, { auditorKeys: [], logKeys: [], witnessKeys: [] });
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: AT } });
  });

  it('is seen when the tiles are made to fit: the signed root does not', async () => {
    log.records[AT] = edited(record(AT), { decision: 'deny' });
    const { checkpoints, keys } = log;
    await resealed(log, log.records);
    log.checkpoints = checkpoints;
    const report = await verified(log, { auditorKeys: [] });
    const before = checkpoints.findLast(({ size }) => size <= AT)!;
    expect(keys).toHaveLength(2);
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index: before.size } });
    expect(report.firstBad?.what).toMatch(/do not have the root of checkpoints/);
  });

  it("is seen even when the log's own key signs the change: the code does not fit", async () => {
    log.records[AT] = edited(record(AT), { decision: 'deny' });
    await resealed(log, log.records);
    const report = await verified(log, { witnessKeys: [] });
    expect(report).toMatchObject({ exitCode: 1, tamperings: 1, firstBad: { index: AT } });
    expect(report.firstBad?.what).toMatch(/the code \(MAC\) of record \d+ of emitter .* does not fit/);
    // Control: without the auditor's key nothing but the outside copies could tell.
    expect(await verified(log, { witnessKeys: [], auditorKeys: [] })).toMatchObject({ exitCode: 2 });
  });
});

describe('a tile', () => {
  it.each([
    [0, 1, AT, 'tile/0 does not hold the hash of this entry, which is as it was signed'],
    [1, 0, 256, 'tile/1/000.p/2 does not hold the hashes of the tiles below it'],
  ])('of level %i cannot be replaced', async (level, n, index, what) => {
    const report = await verified(log, {}, (folder) =>
      changedTile(folder, level, n, level === 0 ? AT % 256 : 1, log.tree.size),
    );
    expect(report).toMatchObject({ exitCode: 1, tamperings: 1, firstBad: { index } });
    expect(report.firstBad?.what).toContain(what);
  });

  it.each([
    ['tile/0/001', 256],
    ['tile/1/000.p', 0],
    ['tile/entries/001', 256],
    ['projection/001.jsonl', 256],
  ])('or another file that is missing is told: %s', async (name, index) => {
    const report = await verified(log, {}, (folder) => rmSync(join(folder, name), { recursive: true }));
    expect(report).toMatchObject({ exitCode: 1, firstBad: { index } });
    expect(report.firstBad?.what).toMatch(/missing/);
  });

  it('or a bundle that is no bundle is told', async () => {
    const report = await verified(log, {}, (folder) =>
      writeFileSync(join(folder, 'tile/entries/001'), Buffer.alloc(77, 0xff)),
    );
    expect(report.tampered[0]).toMatchObject({ index: 256 });
    expect(report.tampered[0]?.what).toMatch(/cannot be read: entry bundle: ends inside entry 0/);
  });
});
