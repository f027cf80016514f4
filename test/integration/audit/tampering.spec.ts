import { randomBytes } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type pg from 'pg';
import {
  formatCheckpoint,
  LABELLING_EVENTS,
  LogAlarm,
  parseCheckpoint,
  parseNote,
  parseSignerKey,
  signNote,
} from '#audit';
import { newId } from '#kernel';
import { reconcileLabels } from '#spaces';
import { BuiltVerifier, type Verdict } from '../../support/audit/built-verifier.js';
import { exportOf } from '../../support/audit/export-of.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { auditKeyFiles } from '../../support/site/audit-keys.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(120_000);

/** A copy of the sealed log, for one attack. */
interface Copy {
  readonly name: string;
  readonly admin: pg.Client;
}

/** The superuser of the database, with the sequencer stopped, against the auditor with his key and his copies. */
describe('the database administrator', () => {
  let site: TestSite;
  let space: TestSpace;
  let verifier: BuiltVerifier;
  let keys: ReturnType<typeof auditKeyFiles>;
  /** Of the whole log, kept by the auditor elsewhere. */
  let outside: string;
  let yesterday: string;
  const copies: Copy[] = [];

  beforeAll(async () => {
    verifier = BuiltVerifier.build();
    site = await TestSite.start();
    keys = auditKeyFiles(site.cluster.folder);
    space = await site.addSpace({ members: ['s_ab'] });
    await work(20, 0);
    yesterday = (await copy()).name;
    Object.assign(site, { admin: await site.cluster.connect(site.database) });
    // One record waits at the end: it can be taken away, or changed, before it has a place.
    await work(300, 1);
  });
  afterAll(async () => {
    for (const { admin } of copies) await admin.end();
    verifier.remove();
    await site.stop();
  });

  /** A day of the product: so many messages that are sealed, and so many that wait for it. Nobody is connected afterwards. */
  async function work(count: number, waiting: number): Promise<void> {
    const api = await TestApi.start(site);
    const token = await api.signIn('s_ab');
    const sequencer = TestSequencer.make(site);
    await sequencer.sequencer.begin();
    for (let n = 0; n < count; n++) await api.post(token, space, 'S_AB', 'text');
    await sequencer.sealAll();
    outside = join(site.cluster.folder, 'outside-checkpoint');
    cpSync(sequencer.files.checkpoint, outside);
    for (let n = 0; n < waiting; n++) await api.post(token, space, 'S_AB', 'text');
    await api.stop();
    await sequencer.stop();
    await site.admin.end();
  }

  async function copy(from = site.database): Promise<Copy> {
    const postgres = await site.cluster.connect('postgres');
    const name = `copy_${copies.length}`;
    await postgres.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${from}' AND pid <> pg_backend_pid()`,
    );
    await postgres.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
    await postgres.end();
    const admin = await site.cluster.connect(name);
    admin.on('error', () => undefined);
    copies.push({ name, admin });
    return { name, admin };
  }

  const verify = async ({ name }: Pick<Copy, 'name'>, ...more: string[]): Promise<Verdict> =>
    verifier.verify(
      await exportOf(site.cluster, name),
      ...['--log-key', readFileSync(keys.vkey, 'utf8'), '--auditor-key', keys.auditorPrivate, ...more],
    );
  const held = (): string[] => ['--checkpoint', outside];

  it('control: nothing was changed, and all is whole; without the auditor’s key the codes are not', async () => {
    const { name } = await copy();
    expect(await verify({ name }, ...held())).toMatchObject({
      status: 0,
      text: expect.stringMatching(/^WHOLE/),
    });
    const folder = await exportOf(site.cluster, name);
    const verdict = verifier.verify(folder, '--log-key', readFileSync(keys.vkey, 'utf8'));
    expect(verdict).toMatchObject({ status: 2, text: expect.stringContaining('MAC not checked') });
  });

  const OF_INDEX = (index: number): string => `(SELECT event_id FROM audit.leaf WHERE index = ${index})`;

  /** What shows by the export alone, without any copy of a checkpoint from elsewhere. */
  it.each<[string, string, RegExp]>([
    [
      '1 edits the body of a record',
      `UPDATE audit.audit_event SET body = convert_to(replace(convert_from(body, 'UTF8'), '"allow"', '"deny"'), 'UTF8')
       WHERE id = ${OF_INDEX(40)}`,
      /index 40/,
    ],
    [
      '2 edits the columns that repeat it',
      `UPDATE audit.audit_event SET actor = NULL WHERE id = ${OF_INDEX(41)}`,
      /index 41: the column actor/,
    ],
    ['3 deletes a record', `DELETE FROM audit.audit_event WHERE id = ${OF_INDEX(42)}`, /index 42/],
    [
      '4 deletes a record and renumbers those after it',
      `DELETE FROM audit.audit_event WHERE id = ${OF_INDEX(43)};
       DELETE FROM audit.leaf WHERE index = 43;
       UPDATE audit.leaf SET index = -index WHERE index > 43;
       UPDATE audit.leaf SET index = -index - 1 WHERE index < 0`,
      /index 43/,
    ],
    [
      '6 swaps two records',
      `UPDATE audit.leaf SET index = -1 WHERE index = 50; UPDATE audit.leaf SET index = 50 WHERE index = 51;
       UPDATE audit.leaf SET index = 51 WHERE index = -1`,
      /index 50/,
    ],
    [
      '7 puts a record of his own among them',
      `WITH forged AS (
         INSERT INTO audit.audit_event SELECT gen_random_uuid(), at, emitter, emitter_seq, mac, body, event, actor, session_id,
           source_address, object_type, object_id, label_id, decision, outcome, reason, correlation_id
         FROM audit.audit_event WHERE id = ${OF_INDEX(60)} RETURNING id)
       UPDATE audit.leaf SET event_id = forged.id FROM forged WHERE index = 61`,
      /index 61/,
    ],
    [
      '8 cuts the records off behind a place, and leaves the checkpoints',
      `DELETE FROM audit.audit_event WHERE id IN (SELECT event_id FROM audit.leaf WHERE index >= 100);
       DELETE FROM audit.leaf WHERE index >= 100`,
      /index 100/,
    ],
    [
      '9 replaces a tile',
      `UPDATE audit.tile SET hashes = set_byte(hashes, 70, get_byte(hashes, 70) # 1) WHERE level = 0 AND number = 0`,
      /index 2/,
    ],
    [
      '12 takes a record out of the queue before it is sealed',
      `DELETE FROM audit.audit_event WHERE id IN (SELECT id FROM audit.audit_pending WHERE id IN
         (SELECT id FROM audit.audit_event WHERE event = 'message.posted'));
       DELETE FROM audit.audit_pending p WHERE NOT EXISTS (SELECT FROM audit.audit_event e WHERE e.id = p.id)`,
      /number \d+ is missing|numbers \d+ to \d+ are missing/,
    ],
    [
      '13 edits a record that waits',
      `UPDATE audit.audit_event SET body = convert_to(replace(convert_from(body, 'UTF8'), '"allow"', '"deny"'), 'UTF8')
       WHERE id IN (SELECT id FROM audit.audit_pending) AND event = 'message.posted'`,
      /code|MAC/i,
    ],
    [
      '16 writes an older time into a record that waits',
      `UPDATE audit.audit_event SET body = convert_to(regexp_replace(convert_from(body, 'UTF8'), '"at":"2', '"at":"1'), 'UTF8')
       WHERE id IN (SELECT id FROM audit.audit_pending) AND event = 'message.posted'`,
      /code|MAC|older than/i,
    ],
  ])('%s: it shows', async (_, sql, told) => {
    const changed = await copy();
    await changed.admin.query(`SET session_replication_role = replica; ${sql}`);
    expect(await verify(changed)).toMatchObject({ status: 1, text: expect.stringMatching(told) });
  });

  it('13, sealed by an honest sequencer afterwards: the code shows it, to the auditor alone', async () => {
    const changed = await copy();
    await changed.admin.query(`SET session_replication_role = replica;
      UPDATE audit.audit_event SET decision = 'deny',
        body = convert_to(replace(convert_from(body, 'UTF8'), '"allow"', '"deny"'), 'UTF8')
      WHERE id IN (SELECT id FROM audit.audit_pending) AND event = 'message.posted'`);
    const sequencer = await sealed(changed);
    await sequencer.stop();
    expect(await verify(changed)).toMatchObject({ status: 1, text: expect.stringMatching(/code|MAC/i) });
    const folder = await exportOf(site.cluster, changed.name);
    expect(verifier.verify(folder, '--log-key', readFileSync(keys.vkey, 'utf8')).status).toBe(2);
  });

  it('15 disables the triggers that guard against mistakes, and edits: the guard is gone, the tree is not', async () => {
    const changed = await copy();
    const edit = `UPDATE audit.audit_event SET reason = 'X' WHERE id = ${OF_INDEX(70)}`;
    await expect(changed.admin.query(edit)).rejects.toThrow('never changed');
    await changed.admin.query(`ALTER TABLE audit.audit_event DISABLE TRIGGER audit_event_keep; ${edit}`);
    expect(await verify(changed)).toMatchObject({
      status: 1,
      text: expect.stringMatching(/index 70: the column reason/),
    });
  });

  describe('with what was kept elsewhere', () => {
    const cutTail = `SET session_replication_role = replica;
      DELETE FROM audit.audit_pending;
      DELETE FROM audit.audit_event WHERE NOT EXISTS (SELECT FROM audit.leaf l WHERE l.event_id = id);
      DELETE FROM audit.checkpoint WHERE size > $size;
      DELETE FROM audit.audit_event WHERE id IN (SELECT event_id FROM audit.leaf WHERE index >= $size);
      DELETE FROM audit.leaf WHERE index >= $size; DELETE FROM audit.tile WHERE level > 0 OR number > 0;
      UPDATE audit.tile SET hashes = substring(hashes FROM 1 FOR ($size * 32)::int) WHERE level = 0 AND number = 0;
      UPDATE audit.head SET size = $size`;

    it('5 deletes the tail with its checkpoints: an outside checkpoint shows it, and only that', async () => {
      const changed = await copy();
      const { rows } = await changed.admin.query<{ size: string }>(
        'SELECT size FROM audit.checkpoint WHERE size BETWEEN 20 AND 100 ORDER BY size LIMIT 1',
      );
      await changed.admin.query(cutTail.replaceAll('$size', rows[0]?.size ?? ''));
      expect(await verify(changed, ...held())).toMatchObject({ status: 1 });
      expect((await verify(changed)).status).not.toBe(1);
    });

    it('10 puts the backup of yesterday back: an outside checkpoint shows it, and the sequencer goes no further', async () => {
      const changed = await copy(yesterday);
      expect(await verify(changed, ...held())).toMatchObject({ status: 1 });
      expect((await verify(changed)).status).not.toBe(1);
      await expect(sealed(changed, outside)).rejects.toThrow(LogAlarm);
    });

    it('11 signs two logs of one size with the stolen key: both checkpoints together show it', async () => {
      const changed = await copy();
      const { origin, size, extensions } = parseCheckpoint(parseNote(readFileSync(outside)).text);
      const text = formatCheckpoint({ origin, size, root: randomBytes(32), extensions });
      const signer = parseSignerKey(readFileSync(keys.signingKey, 'utf8'));
      const other = join(site.cluster.folder, 'other-checkpoint');
      writeFileSync(other, signNote(text, [signer], 0));
      expect(await verify(changed, '--checkpoint', other)).toMatchObject({ status: 1 });
      expect(await verify(changed, ...held())).toMatchObject({ status: 0 });
    });
  });

  it('14 gives an object another label without a record: the reconciliation shows it', async () => {
    const changed = await copy();
    const auditor = async () => {
      const client = await site.cluster.connect(changed.name, 'ruche_auditor');
      try {
        return (await reconcileLabels(client, LABELLING_EVENTS)).flatMap(({ differing }) => differing);
      } finally {
        await client.end();
      }
    };
    expect(await auditor()).toEqual([]);
    const { rows } = await changed.admin
      .query<{ id: string }>(
        `SET session_replication_role = replica;
       UPDATE messaging.message SET label_id = ${site.label('NP')} WHERE id = (SELECT id FROM messaging.message LIMIT 1) RETURNING id`,
      )
      .then((results) => (results as unknown as pg.QueryResult<{ id: string }>[])[1] ?? { rows: [] });
    expect(await auditor()).toMatchObject([{ id: rows[0]?.id }]);
    // Only content may be asked about, whatever the auditor asks.
    const client = await site.cluster.connect(changed.name, 'ruche_auditor');
    await expect(
      client.query('SELECT * FROM spaces.label_differences($1, $2, NULL, 10)', [
        'auth.account',
        LABELLING_EVENTS,
      ]),
    ).rejects.toThrow('no table of content');
    await client.end();
  });

  it('cannot make a record that the auditor takes for one of an emitter, sealed or not', async () => {
    const changed = await copy();
    await changed.admin.query(
      `INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, event, decision, outcome, correlation_id)
       SELECT $1, now(), e.emitter, e.emitter_seq + 1, $2,
         convert_to(jsonb_build_object('v', 2)::text, 'UTF8'), 'session.opened', 'allow', 'success', $1
       FROM audit.audit_event e ORDER BY e.id DESC LIMIT 1`,
      [newId(), randomBytes(32)],
    );
    expect(await verify(changed)).toMatchObject({ status: 1 });
  });

  /** The sequencer begins over a copy and seals what waits. */
  async function sealed({ name }: Copy, checkpointFile?: string): Promise<TestSequencer> {
    const over = Object.assign(Object.create(site) as TestSite, { database: name });
    const sequencer = TestSequencer.make(
      over,
      checkpointFile ?? join(site.cluster.folder, `checkpoint-${name}`),
    );
    try {
      await sequencer.sequencer.begin();
      await sequencer.sealAll();
    } catch (error) {
      await sequencer.stop();
      throw error;
    }
    return sequencer;
  }
});
