import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type pg from 'pg';
import {
  addCosignature,
  addSignature,
  COSIGNATURE,
  ED25519,
  generateNoteKey,
  handOut,
  LogReader,
  nextKeyFile,
  parseSignerKey,
  parseVerifierKey,
  takeCosigned,
  writeCheckpointFolder,
} from '#audit';
import { ExportedLog, type VerifierReport } from '../../support/audit/exported-log.js';
import { ManyRecords } from '../../support/audit/many-records.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { auditKeyFiles, TEST_LOG } from '../../support/site/audit-keys.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

const WITNESS = generateNoteKey('witness.test', COSIGNATURE);
const REPLICA = 'SET session_replication_role = replica';
const AS_EVER = 'SET session_replication_role = origin';

describe('the checkpoints of a busy log', () => {
  let site: TestSite;
  let sequencer: TestSequencer;
  let records: ManyRecords;
  let exported: ExportedLog;
  let keys: string[];
  let signingKey: string;
  /** Given to a witness in time, and not. */
  let handed: Buffer;
  let forgotten: Buffer;

  beforeAll(async () => {
    site = await TestSite.start();
    exported = new ExportedLog(site.cluster);
    sequencer = TestSequencer.make(site);
    records = new ManyRecords(site);
    signingKey = readFileSync(sequencer.files.signingKey, 'utf8');
    await sequencer.sequencer.begin();
    await seal(10);
    handed = await medium('handed', true);
    await seal(10);
    forgotten = await medium('forgotten', false);
    await seal(10);
    const { skey } = generateNoteKey(TEST_LOG, ED25519);
    writeFileSync(nextKeyFile(sequencer.files.signingKey), skey, { mode: 0o600 });
    await sequencer.sequencer.keep();
    await seal(30);
    const files = auditKeyFiles(site.cluster.folder);
    keys = ['--log-key', readFileSync(files.vkey, 'utf8').trim(), '--auditor-key', files.auditorPrivate];
    // As if one had been made every five seconds, an hour and a half ago.
    await site.admin.query(`${REPLICA}; UPDATE audit.checkpoint SET
      made_at = date_trunc('minute', now()) - interval '90 minutes' + id * interval '5 seconds'; ${AS_EVER}`);
  });
  afterAll(async () => {
    writeFileSync(sequencer.files.signingKey, signingKey, { mode: 0o600 });
    exported.remove();
    await sequencer.stop();
    await site.stop();
  });

  const seal = async (times: number): Promise<void> => {
    for (let n = 0; n < times; n++) {
      await records.write(5);
      await sequencer.sealAll();
    }
  };
  const asAuditor = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = await site.cluster.connect(site.database, 'ruche_auditor');
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const reading = <T>(work: (reader: LogReader) => Promise<T>): Promise<T> =>
    asAuditor(async (client) => {
      const reader = await LogReader.open(client);
      const result = await work(reader);
      await reader.end();
      return result;
    });
  const medium = async (name: string, isNoted: boolean): Promise<Buffer> => {
    const folder = join(site.cluster.folder, name);
    const { id } = await reading((reader) => writeCheckpointFolder(reader, TEST_LOG, folder, null));
    if (isNoted) await asAuditor((client) => handOut(client, id));
    const note = readFileSync(join(folder, 'checkpoint'));
    rmSync(folder, { recursive: true });
    return note;
  };
  const bringBack = async (note: Buffer): Promise<void> => {
    const cosigned = Buffer.from(addSignature(note, parseSignerKey(WITNESS.skey), 1_800_000_000));
    const known = [parseVerifierKey(WITNESS.vkey)];
    const taken = await reading((reader) => takeCosigned(cosigned, TEST_LOG, reader, known));
    await asAuditor((client) => addCosignature(client, taken));
  };
  const kept = (): Promise<number[]> =>
    site.value(`SELECT array_agg(id::int ORDER BY id) AS value FROM audit.checkpoint`);
  const verify = async (): Promise<VerifierReport> =>
    exported.verify(await exported.write(site.database), ...keys);
  /** The last that one key signed, and the first of the next. */
  const rotation = (): Promise<[number, number]> =>
    site.value(`SELECT ARRAY[before, id]::int[] AS value FROM (SELECT id, lag(id) OVER w AS before,
      substring(note FROM '— .*') <> '' AND substring(note FROM '— \\S+ .{5}') <> lag(substring(note FROM '— \\S+ .{5}')) OVER w AS turned
      FROM audit.checkpoint WINDOW w AS (ORDER BY id)) t WHERE turned`);

  it('go when they are old, but for one a minute and those that somebody needs', async () => {
    const all = await kept();
    const [last, first] = await rotation();
    const ofMinutes = await site.value<number[]>(`SELECT array_agg(id::int) AS value FROM
      (SELECT max(id) AS id FROM audit.checkpoint GROUP BY date_trunc('minute', made_at)) t`);
    await sequencer.forget();
    const now = await kept();
    const id = await site.value<number>('SELECT checkpoint_id::int AS value FROM audit.handed_checkpoint');
    const needed = new Set([Number(all[0]), last, first, id, ...ofMinutes]);
    // What was made meanwhile is young.
    expect(now.filter((one) => one <= all.at(-1)!)).toEqual(all.filter((one) => needed.has(one)));
    expect(all.length - needed.size).toBeGreaterThan(40);
  });

  it('and the log is whole without them: tampering shows as before, with one kept elsewhere too', async () => {
    expect(await verify()).toMatchObject({ verdict: 'whole', tampered: [], notChecked: [] });
    const file = join(site.cluster.folder, 'forgotten.note');
    writeFileSync(file, forgotten);
    const folder = await exported.write(site.database);
    expect(exported.verify(folder, ...keys, '--checkpoint', file).verdict).toBe('whole');
    expect(readdirSync(join(folder, 'checkpoints')).length).toBeLessThan(20);
  });

  it('and the sequencer goes on from what it published', async () => {
    const next = TestSequencer.make(site);
    await next.sequencer.begin();
    await next.stop();
    await sequencer.sequencer.takeUp();
  });

  it('and who was given one may bring it back; control: one that nobody noted is gone', async () => {
    await bringBack(handed);
    await expect(bringBack(forgotten)).rejects.toThrow(/this log made no such checkpoint/);
    await sequencer.forget();
    expect(await site.value(`SELECT count(*)::int AS value FROM audit.cosignature`)).toBe(1);
  });

  it('control: without the last that a key signed its successor is not believed', async () => {
    const [last] = await rotation();
    const copy = `CREATE TEMP TABLE taken AS SELECT * FROM audit.checkpoint WHERE id <= ${last} AND id > 1`;
    await site.admin.query(
      `${copy}; ${REPLICA}; DELETE FROM audit.checkpoint c USING taken t WHERE c.id = t.id; ${AS_EVER}`,
    );
    const report = await verify();
    await site.admin.query(`${REPLICA};
      INSERT INTO audit.checkpoint OVERRIDING SYSTEM VALUE SELECT * FROM taken; ${AS_EVER}; DROP TABLE taken`);
    expect(report.tampered.map(({ what }) => what).join()).toMatch(
      /neither given nor announced under an older key/,
    );
  });

  it.each([
    [
      'one that is needed',
      () => `id = (SELECT max(id) FROM audit.checkpoint WHERE made_at < now() - interval '1 hour')`,
    ],
    ['the first', () => 'id = (SELECT min(id) FROM audit.checkpoint)'],
    ['one that is young', () => `id = (SELECT max(id) FROM audit.checkpoint)`],
  ])('are taken away by nothing else: %s', async (_, which) => {
    const remove = site.admin.query(`DELETE FROM audit.checkpoint WHERE ${which()}`);
    await expect(remove).rejects.toMatchObject({ code: 'RU090' });
  });

  it('are never changed', async () => {
    const change = site.admin.query(
      `UPDATE audit.checkpoint SET size = 0 WHERE id = (SELECT min(id) FROM audit.checkpoint)`,
    );
    await expect(change).rejects.toMatchObject({ code: 'RU090' });
  });
});
