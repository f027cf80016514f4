import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  addCosignature,
  addSignature,
  COSIGNATURE,
  ED25519,
  exportLog,
  formatCheckpoint,
  generateNoteKey,
  LogReader,
  openNote,
  parseCheckpoint,
  parseConsistency,
  parseNote,
  parseSignerKey,
  parseVerifierKey,
  signNote,
  takeCosigned,
  verifyConsistency,
  WitnessRecords,
  writeCheckpointFolder,
} from '#audit';
import { poolConfig } from '#database';
import { ManyRecords } from '../../support/audit/many-records.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { TEST_LOG } from '../../support/site/audit-keys.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

const WITNESS = generateNoteKey('witness.test', COSIGNATURE);
const OTHER = generateNoteKey('other.test', COSIGNATURE);
const NOW = 1_800_000_000;

describe('an off-line witness', () => {
  let first: TestSite;
  let site: TestSite;
  let sequencer: TestSequencer;
  let client: pg.Client;
  let folder: string;

  beforeAll(async () => {
    first = await TestSite.start();
  });
  afterAll(async () => {
    await first.stop();
  });
  beforeEach(async () => {
    site = await TestSite.in(first.cluster);
    sequencer = TestSequencer.make(site);
    await sequencer.sequencer.begin();
    await more(300);
    client = new pg.Client(poolConfig(testSettings(site), 'auditor', 1));
    await client.connect();
    folder = mkdtempSync(join(tmpdir(), 'witness-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await client.end();
    await sequencer.stop();
    await site.admin.end();
  });

  const more = async (count: number): Promise<void> => {
    await new ManyRecords(site).write(count);
    await sequencer.sealAll();
  };
  const reading = async <T>(work: (reader: LogReader) => Promise<T>): Promise<T> => {
    const reader = await LogReader.open(client);
    try {
      return await work(reader);
    } finally {
      await reader.end();
    }
  };
  const medium = async (name: string): Promise<{ note: Buffer; consistency: string }> => {
    await reading((reader) => writeCheckpointFolder(reader, TEST_LOG, join(folder, name), WITNESS.vkey));
    return {
      note: readFileSync(join(folder, name, 'checkpoint')),
      consistency: readFileSync(join(folder, name, 'consistency'), 'utf8'),
    };
  };
  const cosigned = (note: Buffer, { skey } = WITNESS): Buffer =>
    Buffer.from(addSignature(note, parseSignerKey(skey), NOW));
  const bringBack = async (note: Buffer, keys = [WITNESS.vkey]): Promise<void> => {
    const known = keys.map((key) => parseVerifierKey(key));
    await addCosignature(client, await reading((reader) => takeCosigned(note, TEST_LOG, reader, known)));
  };
  const kept = (): Promise<number> => site.value('SELECT count(*)::int AS value FROM audit.cosignature');

  it('gets checkpoint and proof since the last that he cosigned, and his word goes with every export', async () => {
    const before = await medium('first');
    expect(parseConsistency(before.consistency)).toEqual({ oldSize: 0, hashes: [] });
    await bringBack(cosigned(before.note));
    await bringBack(cosigned(before.note));
    expect(await kept()).toBe(1);
    const old = parseCheckpoint(parseNote(before.note).text);

    await more(77);
    const after = await medium('second');
    const next = parseCheckpoint(parseNote(after.note).text);
    const { oldSize, hashes } = parseConsistency(after.consistency);
    expect([oldSize, next.size > old.size]).toEqual([old.size, true]);
    expect(verifyConsistency(old.size, old.root, next.size, next.root, hashes)).toBe(true);
    await bringBack(cosigned(after.note));

    const out = join(folder, 'export');
    await reading((reader) =>
      exportLog(reader, { origin: TEST_LOG, witnessKeys: [WITNESS.vkey] }, out, () => undefined),
    );
    const witness = parseVerifierKey(WITNESS.vkey);
    const checks = (name: string): unknown =>
      openNote(readFileSync(join(out, name)), [witness]).verified.map(({ key, time }) => [key.name, time]);
    const file = `checkpoints/${String(old.size).padStart(20, '0')}.note`;
    expect([checks('checkpoint'), checks(file)]).toEqual([[['witness.test', NOW]], [['witness.test', NOW]]]);
    const { witnesses } = JSON.parse(readFileSync(join(out, 'keys.json'), 'utf8')) as { witnesses: unknown };
    expect(witnesses).toEqual([WITNESS.vkey]);
  });

  it('what he said is recorded, once', async () => {
    await bringBack(cosigned((await medium('m')).note));
    const records = new WitnessRecords(sequencer.pool, (entry) => sequencer.records.record(entry));
    await records.tellNew();
    await records.tellNew();
    const facts = await site.value(
      `SELECT jsonb_agg(convert_from(body, 'UTF8')::jsonb -> 'facts') AS value FROM audit.audit_event
       WHERE event = 'audit.witnessed'`,
    );
    expect(facts).toEqual([{ witness: 'witness.test', vkey: WITNESS.vkey, size: expect.any(Number) }]);
  });

  describe('is not believed', () => {
    const retext = (note: Buffer, change: (text: string) => string): Buffer =>
      Buffer.from(signNote(change(parseNote(note).text), [parseSignerKey(WITNESS.skey)], NOW));

    it.each<[string, (note: Buffer) => Buffer, RegExp, string[]?]>([
      [
        'over a checkpoint of another log',
        (note) => retext(note, (t) => t.replace(TEST_LOG, 'x/log')),
        /of the log/,
      ],
      [
        'over another root',
        (note) =>
          retext(note, (text) => {
            const checkpoint = parseCheckpoint(text);
            return formatCheckpoint({ ...checkpoint, root: Buffer.alloc(32, 7) });
          }),
        /root of the checkpoint is not/,
      ],
      [
        'over more records than there are',
        (note) => retext(note, (text) => formatCheckpoint({ ...parseCheckpoint(text), size: 9_999_999 })),
        /more than this log/,
      ],
      [
        'over the right root in a text that this log never signed',
        (note) => retext(note, (text) => `${text}extra\n`),
        /made no such checkpoint/,
      ],
      ['without a signature of his', (note) => note, /no witness/],
      ['by a key that the settings do not name', (note) => cosigned(note, OTHER), /no witness/],
      ['where the settings name nobody', (note) => cosigned(note), /no witness/, []],
      [
        'when one byte of the signature is another',
        (note) => {
          const text = cosigned(note).toString('utf8');
          const at = text.length - 20;
          return Buffer.from(`${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`);
        },
        /does not hold/,
      ],
      ['when the file is no note', () => Buffer.from('hello\r\n'), /note/],
    ])('%s', async (_, change, words, keys = [WITNESS.vkey]) => {
      const { note } = await medium('m');
      await expect(bringBack(change(note), keys)).rejects.toThrow(words);
      expect(await kept()).toBe(0);
      // The same without the fault.
      await bringBack(cosigned(note));
      expect(await kept()).toBe(1);
    });

    it('with a key of another kind, though it signed', async () => {
      const { skey, vkey } = generateNoteKey('witness.test', ED25519);
      const { note } = await medium('m');
      await expect(bringBack(cosigned(note, { skey, vkey }), [vkey])).rejects.toThrow(/no witness/);
    });
  });

  it("the auditor's role adds to it by that one function, and changes nothing", async () => {
    await bringBack(cosigned((await medium('m')).note));
    for (const sql of [
      `INSERT INTO audit.cosignature (checkpoint_id, witness, line) VALUES (1, 'w', 'l')`,
      `UPDATE audit.cosignature SET line = 'x'`,
      'DELETE FROM audit.cosignature',
      'TRUNCATE audit.cosignature',
      `SELECT audit.move_anchor('syslog', 0, 1)`,
      'SELECT audit.tell_cosignature(9)',
    ])
      await expect(client.query(sql)).rejects.toThrow(/permission denied/);
    await expect(site.admin.query('DELETE FROM audit.cosignature')).rejects.toThrow(/never changed/);
    expect(await kept()).toBe(1);
  });

  it('an anchor moves forward alone, and not beyond the end', async () => {
    const move = async (from: number, to: number): Promise<unknown> => {
      const [row] = await sequencer.pool.query(`SELECT audit.move_anchor('file', $1, $2) AS moved`, [
        from,
        to,
      ]);
      return (row as { moved: boolean }).moved;
    };
    expect(await move(0, 100)).toBe(true);
    expect([
      await move(0, 120),
      await move(100, 50),
      await move(100, 100),
      await move(100, 9_999_999),
    ]).toEqual([false, false, false, false]);
    expect(await move(100, 101)).toBe(true);
  });
});
