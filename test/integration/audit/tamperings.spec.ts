import { copyFileSync, readFileSync } from 'node:fs';
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
  type Checkpoint,
} from '#audit';
import { reconcileLabels, type LabelDifference } from '#spaces';
import { ExportedLog, type VerifierReport } from '../../support/audit/exported-log.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { auditKeyFiles } from '../../support/site/audit-keys.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

const AT = 280;
const EVENT = (index: number): string => `(SELECT event_id FROM audit.leaf WHERE index = ${index})`;
const REWRITTEN = `convert_to(replace(convert_from(body, 'UTF8'), '"decision":"allow"', '"decision":"deny"'), 'UTF8')`;
/** What a record says of persons, rewritten behind its salt. */
const EDITED = `convert_to(replace(convert_from(substring(personal FROM 17), 'UTF8'), '127.0.0.1', '127.0.0.2'), 'UTF8')`;
const PERSONS_GONE = 'personal = NULL, actor = NULL, session_id = NULL, source_address = NULL';
/** Waiting records, and the oldest of them that somebody posted. */
const WAITING = `SELECT p.id FROM audit.audit_pending p`;
const WAITING_POST = `(SELECT e.id FROM audit.audit_pending p JOIN audit.audit_event e USING (id)
  WHERE e.event = 'message.posted' ORDER BY e.id LIMIT 1)`;

/** What a superuser does while the sequencer stands still, and what the verifier says first. */
const TAMPERINGS: [string, string, number | null, RegExp][] = [
  [
    '1 edit a body',
    `UPDATE audit.audit_event SET body = ${REWRITTEN} WHERE id = ${EVENT(AT)}`,
    AT,
    /not what was sealed/,
  ],
  [
    '2 edit a projection',
    `UPDATE audit.audit_event SET decision = 'deny' WHERE id = ${EVENT(AT)}`,
    AT,
    /the column decision says deny, the sealed record allow/,
  ],
  ['3 delete', `DELETE FROM audit.audit_event WHERE id = ${EVENT(AT)}`, AT, /not what was sealed/],
  [
    '4 delete and renumber',
    `DELETE FROM audit.audit_event WHERE id = ${EVENT(AT)}; DELETE FROM audit.leaf WHERE index = ${AT};
     UPDATE audit.leaf SET index = -index WHERE index > ${AT}; UPDATE audit.leaf SET index = -index - 1 WHERE index < 0;
     UPDATE audit.head SET size = size - 1`,
    AT,
    /not what was sealed/,
  ],
  [
    '6 exchange two',
    `UPDATE audit.leaf SET index = CASE index WHEN ${AT} THEN -1 ELSE ${AT} END WHERE index IN (${AT}, ${AT + 1});
     UPDATE audit.leaf SET index = ${AT + 1} WHERE index = -1`,
    AT,
    /not what was sealed/,
  ],
  [
    '7 insert',
    `UPDATE audit.leaf SET index = -index - 1 WHERE index >= ${AT}; UPDATE audit.leaf SET index = -index WHERE index < 0;
     INSERT INTO audit.audit_event SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
       'emitter_seq', 1000000))).* FROM audit.audit_event e WHERE id = ${EVENT(AT + 1)};
     INSERT INTO audit.leaf SELECT ${AT}, id FROM audit.audit_event WHERE emitter_seq = 1000000;
     UPDATE audit.head SET size = size + 1`,
    AT,
    /not what was sealed|the column id says/,
  ],
  [
    '8 truncate',
    `DELETE FROM audit.leaf WHERE index >= ${AT}; UPDATE audit.head SET size = ${AT}`,
    AT,
    /missing|holds|not what/,
  ],
  [
    '9 replace a tile',
    `UPDATE audit.tile SET hashes = overlay(hashes PLACING decode(repeat('ab', 32), 'hex') FROM ${(AT - 256) * 32 + 1})
     WHERE level = 0 AND number = 1`,
    AT,
    /tile\/0 does not hold the hash of this entry, which is as it was signed/,
  ],
  [
    '12 take out of the queue and delete',
    `DELETE FROM audit.audit_event WHERE id = ${WAITING_POST}; DELETE FROM audit.audit_pending p
     WHERE NOT EXISTS (SELECT FROM audit.audit_event e WHERE e.id = p.id)`,
    null,
    /number \d+ is missing: neither recorded nor declared/,
  ],
  [
    '13 edit what waits',
    `UPDATE audit.audit_event SET body = ${REWRITTEN} WHERE id = ${WAITING_POST}`,
    null,
    /the code \(MAC\) of record \d+ of emitter .* does not fit its body/,
  ],
  [
    '15 switch the trigger off and edit',
    `ALTER TABLE audit.audit_event DISABLE TRIGGER ALL;
     UPDATE audit.audit_event SET body = ${REWRITTEN}, decision = 'deny' WHERE id = ${EVENT(AT)};
     ALTER TABLE audit.audit_event ENABLE TRIGGER ALL`,
    AT,
    /not what was sealed/,
  ],
  [
    '16 set the clock of a record back',
    `UPDATE audit.audit_event SET at = at - interval '1 hour', body = convert_to(replace(convert_from(body, 'UTF8'),
       to_char(at AT TIME ZONE 'UTC', 'HH24:MI:SS'), to_char((at - interval '1 hour') AT TIME ZONE 'UTC', 'HH24:MI:SS')), 'UTF8')
     WHERE id = ${EVENT(AT)}`,
    AT,
    /not what was sealed|is 3600\d{3} ms older/,
  ],
  [
    '17 edit what a record says of persons, and the columns with it',
    `UPDATE audit.audit_event SET personal = substring(personal FROM 1 FOR 16) || ${EDITED}, source_address = '127.0.0.2'
     WHERE id = ${EVENT(AT)}`,
    AT,
    /what this record says of persons is not what was sealed/,
  ],
  [
    '18 forget who it was, and announce it in nobody’s name',
    `UPDATE audit.audit_event SET ${PERSONS_GONE} WHERE id = ${EVENT(AT)};
     INSERT INTO audit.erasure VALUES (gen_random_uuid(), ${AT}, ${AT + 1}, ${AT + 1})`,
    AT,
    /say of persons is gone, and no record of the log announces that/,
  ],
];

describe('the log against its own administrator', () => {
  let site: TestSite;
  let exported: ExportedLog;
  let maintenance: pg.Client;
  let keys: string[];
  let signingKey: string;
  /** Exported while the log was shorter: what a restored backup would give. */
  let yesterday: string;
  let kept: string;
  let copies = 0;

  beforeAll(async () => {
    site = await TestSite.start();
    const api = await TestApi.start(site);
    const space = await site.addSpace({ members: ['s_ab'] });
    const token = await api.signIn('s_ab');
    const post = (n: number): Promise<unknown> =>
      Promise.all(Array.from({ length: n }, () => api.post(token, space, 'S_AB', 'text')));
    const sequencer = TestSequencer.make(site);
    await sequencer.sequencer.begin();
    exported = new ExportedLog(site.cluster);
    await post(270);
    await sequencer.sealAll();
    yesterday = await exported.write(site.database);
    await post(60);
    await sequencer.sealAll();
    kept = `${sequencer.files.checkpoint}-kept`;
    copyFileSync(sequencer.files.checkpoint, kept);
    await post(5);
    // The last words of the process wait too.
    await api.stop();
    await sequencer.stop();
    await site.admin.end();
    const files = auditKeyFiles(site.cluster.folder);
    signingKey = readFileSync(files.signingKey, 'utf8').trim();
    keys = ['--log-key', readFileSync(files.vkey, 'utf8').trim(), '--auditor-key', files.auditorPrivate];
    maintenance = await site.cluster.connect('postgres');
  });
  afterAll(async () => {
    exported.remove();
    await maintenance.end();
    await site.cluster.stop();
  });

  /** Runs SQL as superuser, past triggers, in a copy of the database, and exports what is left. */
  async function after(...sql: string[]): Promise<string> {
    return exported.write(await changed(...sql));
  }
  /** @returns the name of the copy. */
  async function changed(...sql: string[]): Promise<string> {
    const database = `tampered_${++copies}`;
    await maintenance.query(`CREATE DATABASE ${database} TEMPLATE ${site.database}`);
    const superuser = await site.cluster.connect(database);
    await superuser.query('SET session_replication_role = replica');
    for (const statement of sql) await superuser.query(statement);
    await superuser.end();
    return database;
  }
  /** An honest sequencer goes on with a copy. @param published the checkpoint file that it finds; null: none. */
  async function sealed(database: string, published: string | null = null): Promise<void> {
    const over = Object.assign(Object.create(site) as TestSite, { database });
    const sequencer = TestSequencer.make(
      over,
      published ?? join(site.cluster.folder, `checkpoint-${database}`),
    );
    try {
      await sequencer.sequencer.begin();
      await sequencer.sealAll();
    } finally {
      await sequencer.stop();
    }
  }
  async function reconciled(database: string): Promise<readonly LabelDifference[]> {
    const auditor = await site.cluster.connect(database, 'ruche_auditor');
    try {
      return (await reconcileLabels(auditor, LABELLING_EVENTS)).flatMap(({ differing }) => differing);
    } finally {
      await auditor.end();
    }
  }
  const verify = (folder: string, ...args: string[]): VerifierReport =>
    exported.verify(folder, ...keys, ...args);

  it('control: nobody touched it', async () => {
    const folder = await after();
    expect(verify(folder)).toMatchObject({ verdict: 'whole', tampered: [], notChecked: [] });
    expect(verify(folder, '--checkpoint', kept)).toMatchObject({ verdict: 'whole' });
  });

  it.each(TAMPERINGS)('%s', async (_, sql, index, what) => {
    const report = verify(await after(sql));
    expect(report).toMatchObject({ verdict: 'tampered', firstBad: { index } });
    expect(report.firstBad?.what).toMatch(what);
  });

  it('12 take out of the queue alone: it is neither sealed nor queued', async () => {
    const report = verify(await after(`DELETE FROM audit.audit_pending WHERE id IN (${WAITING})`));
    expect(report.verdict).toBe('incomplete');
    expect(report.notChecked.join()).toMatch(/is neither sealed nor queued/);
  });

  it('13 edit what waits, sealed by an honest sequencer afterwards: shown to the auditor with his key, and to nobody else', async () => {
    const edit = `UPDATE audit.audit_event SET body = ${REWRITTEN}, decision = 'deny' WHERE id = ${WAITING_POST}`;
    const database = await changed(edit);
    await sealed(database);
    const folder = await exported.write(database);
    expect(verify(folder).firstBad?.what).toMatch(/the code \(MAC\)/);
    expect(exported.verify(folder).verdict).toBe('incomplete');
  });

  it('14 change the label of an object without an event: the reconciliation shows it', async () => {
    expect(await reconciled(await changed())).toEqual([]);
    const pick = `(SELECT id FROM messaging.message ORDER BY id LIMIT 1)`;
    const database = await changed(
      `UPDATE messaging.message SET label_id = ${site.label('NP')} WHERE id = ${pick}`,
    );
    const [difference, ...more] = await reconciled(database);
    expect(more).toEqual([]);
    expect(difference?.held).not.toBe(difference?.recorded);
    // Only content may be asked about, whatever the auditor asks.
    const auditor = await site.cluster.connect(database, 'ruche_auditor');
    const ask = auditor.query('SELECT * FROM spaces.label_differences($1, $2, NULL, 10)', [
      'auth.account',
      [],
    ]);
    await expect(ask).rejects.toThrow('no table of content');
    await auditor.end();
  });

  it('5 delete the tail with its checkpoints: shown by a checkpoint kept elsewhere, and by that alone', async () => {
    const { size } = parsed(join(yesterday, 'checkpoint'));
    const folder = await after(
      `DELETE FROM audit.audit_event e WHERE NOT EXISTS (SELECT FROM audit.leaf l WHERE l.event_id = e.id AND index < ${size});
       TRUNCATE audit.audit_pending;
       DELETE FROM audit.leaf WHERE index >= ${size}; DELETE FROM audit.checkpoint WHERE size > ${size};
       UPDATE audit.tile SET hashes = substring(hashes FROM 1 FOR ${(size % 256) * 32}) WHERE level = 0 AND number = 1;
       UPDATE audit.head SET size = ${size}`,
    );
    expect(verify(folder)).toMatchObject({ verdict: 'whole' });
    const report = verify(folder, '--checkpoint', kept);
    expect(report).toMatchObject({ verdict: 'tampered', firstBad: { index: size } });
    // The sequencer holds one too.
    await expect(sealed(`tampered_${copies}`, kept)).rejects.toThrow(LogAlarm);
    expect(report.firstBad?.what).toMatch(/it was cut back, or an older state was put in its place/);
  });

  it("10 restore yesterday's backup: shown by a checkpoint kept elsewhere, and by that alone", () => {
    expect(verify(yesterday)).toMatchObject({ verdict: 'whole' });
    expect(verify(yesterday, '--checkpoint', kept)).toMatchObject({ verdict: 'tampered' });
  });

  it('11 two checkpoints of one size: shown side by side, or by the one that was kept', async () => {
    const last = parsed(kept);
    const text = formatCheckpoint({ ...last, root: Buffer.alloc(32, 7) });
    const other = signNote(text, [parseSignerKey(signingKey)], 0);
    const put = `INSERT INTO audit.checkpoint (size, note) VALUES (${last.size}, '${other}')`;
    expect(
      verify(await after(put))
        .tampered.map(({ what }) => what)
        .join(),
    ).toMatch(/two checkpoints of \d+ entries have different roots/);
    const alone = await after(`DELETE FROM audit.checkpoint WHERE size = ${last.size}`, put);
    expect(verify(alone, '--checkpoint', kept)).toMatchObject({ verdict: 'tampered' });
  });

  it("without the auditor's key the tree still shows what was sealed, and says what it cannot show", async () => {
    const [, sql] = TAMPERINGS[0]!;
    expect(exported.verify(await after(sql))).toMatchObject({ verdict: 'tampered', firstBad: { index: AT } });
    const untouched = exported.verify(await after());
    expect(untouched.verdict).toBe('incomplete');
    expect(untouched.notChecked.join()).toMatch(/^MAC not checked/);
  });
});

function parsed(file: string): Checkpoint {
  return parseCheckpoint(parseNote(readFileSync(file)).text);
}
