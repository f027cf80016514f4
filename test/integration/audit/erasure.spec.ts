import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LogReader, proveRecord, type AuditEntry } from '#audit';
import { newId, type Id } from '#kernel';
import { ExportedLog, type VerifierReport } from '../../support/audit/exported-log.js';
import { writeOldRecords } from '../../support/audit/old-records.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { auditKeyFiles } from '../../support/site/audit-keys.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

const LONG_AGO = new Date('2025-01-10T12:00:00Z');
/** Personal parts before the first record of today, and the places where they lie. */
const OLD = 600;
const FIRST = 2;

const REPLICA = 'SET session_replication_role = replica';
const AS_EVER = 'SET session_replication_role = origin';
const EVENT = (index: number): string => `(SELECT event_id FROM audit.leaf WHERE index = ${index})`;
const ERASED = 'personal = NULL, actor = NULL, session_id = NULL, source_address = NULL';

describe('what old records say of persons', () => {
  let site: TestSite;
  let api: TestApi;
  let sequencer: TestSequencer;
  let exported: ExportedLog;
  let keys: string[];
  let person: Id;
  const session = newId();

  beforeAll(async () => {
    site = await TestSite.start();
    exported = new ExportedLog(site.cluster);
    person = site.account('np');
    sequencer = TestSequencer.make(site, null, { keepIdentitiesMonths: 3 });
    await sequencer.sequencer.begin();
    await sequencer.sealAll();
    await writeOldRecords(site, LONG_AGO, { actor: person, sessionId: session }, oldEntries(person, session));
    await sequencer.sealAll();
    // The database was not there in January.
    await site.admin.query(`${REPLICA}; UPDATE audit.checkpoint SET made_at = '2025-02-01'; ${AS_EVER}`);
    api = await TestApi.start(site);
    const space = await site.addSpace({ members: ['s_ab'] });
    const token = await api.signIn('s_ab');
    for (let n = 0; n < 4; n++) await api.post(token, space, 'S_AB', 'text');
    await sequencer.sealAll();
    const files = auditKeyFiles(site.cluster.folder);
    keys = ['--log-key', readFileSync(files.vkey, 'utf8').trim(), '--auditor-key', files.auditorPrivate];
  });
  afterAll(async () => {
    exported.remove();
    await sequencer.stop();
    await api.stop();
    await site.stop();
  });

  const count = (condition: string): Promise<number> =>
    site.value(`SELECT count(*)::int AS value FROM audit.audit_event WHERE ${condition}`);
  const erase = (announcement: Id, most: number): Promise<unknown> =>
    sequencer.pool.query(
      'SELECT done_index::int AS done, to_index::int AS to FROM audit.erase_identities($1, $2)',
      [announcement, most],
    );
  const announcements = (): Promise<number> => count(`event = 'audit.identities_erased'`);
  const verify = async (): Promise<VerifierReport> =>
    exported.verify(await exported.write(site.database), ...keys);
  /** What a superuser does, taken back afterwards. */
  const withChange = async <T>(change: string, back: string, look: () => Promise<T>): Promise<T> => {
    await site.admin.query(`${REPLICA}; ${change}; ${AS_EVER}`);
    try {
      return await look();
    } finally {
      await site.admin.query(`${REPLICA}; ${back}; ${AS_EVER}`);
    }
  };

  it('stays for as long as the records, unless the settings say otherwise', async () => {
    const forEver = TestSequencer.make(site);
    await forEver.sequencer.begin();
    await forEver.forget();
    await forEver.stop();
    await sequencer.sequencer.takeUp();
    expect([await announcements(), await count(`actor = '${person}'`)]).toEqual([0, OLD]);
  });

  it('stays while it is recent, whatever the database says of the time', async () => {
    const made = `UPDATE audit.checkpoint SET made_at = `;
    const is = `CASE WHEN size > ${OLD} + 3 THEN now() ELSE '2025-02-01' END`;
    const asIfOld = (): Promise<unknown> =>
      withChange(`${made}'2025-02-01'`, made + is, () => sequencer.sequencer.keep());
    await asIfOld();
    expect(await announcements()).toBe(0);
    // Nor for an old record that was kept back, and sealed last.
    await writeOldRecords(site, LONG_AGO, { actor: site.account('dr'), sessionId: newId() }, []);
    await sequencer.sealAll();
    await asIfOld();
    expect(await announcements()).toBe(0);
  });

  it('is erased once the log has announced it, by small steps', async () => {
    await sequencer.sequencer.keep();
    expect(await announcements()).toBe(1);
    // What announces it is not sealed yet.
    expect([await sequencer.sequencer.tidy(), await count(`actor = '${person}'`)]).toEqual([false, OLD]);
    await sequencer.sealAll();
    const id = `(SELECT id FROM audit.audit_event WHERE event = 'audit.identities_erased')`;
    const told = await site.value<Id>(`SELECT ${id} AS value`);
    expect(await erase(told, 100)).toEqual([{ done: 100, to: OLD + 3 }]);
    expect(await count(`actor = '${person}'`)).toBe(OLD - 100 + FIRST);
    expect(await verify()).toMatchObject({ verdict: 'whole', facts: { 'identities erased': 100 - FIRST } });
  });

  describe('is taken away in no other way', () => {
    const next = 300;

    it.each([
      ['of a record that nothing announces', ERASED, OLD + 5],
      ['in part', 'personal = NULL', next],
      ['in favour of somebody else', `actor = gen_random_uuid()`, next],
      ['with the body', `${ERASED}, body = '{}'`, next],
      ['with an object that is no person', `${ERASED}, object_id = NULL`, next],
    ])('%s', async (_, change, index) => {
      const update = site.admin.query(`UPDATE audit.audit_event SET ${change} WHERE id = ${EVENT(index)}`);
      await expect(update).rejects.toMatchObject({ code: 'RU090' });
    });

    it('control: where it is announced it is let through', async () => {
      await site.admin.query('BEGIN');
      const update = `UPDATE audit.audit_event SET ${ERASED} WHERE id = ${EVENT(next)}`;
      expect((await site.admin.query(update)).rowCount).toBe(1);
      await site.admin.query('ROLLBACK');
    });
  });

  it('goes to the last of the old ones, and none of the others', async () => {
    await sequencer.forget();
    const persons = `actor = '${person}' OR session_id = '${session}' OR object_id IN ('${person}', '${session}')`;
    expect(await count(persons)).toBe(0);
    expect(await count(`position('${person}' IN encode(coalesce(personal, body), 'escape')) > 0`)).toBe(0);
    // The other objects are still found, and who acts today.
    expect(await count(`event = 'message.edited' AND object_id IS NOT NULL`)).toBe(OLD / 3);
    expect(await count(`event = 'message.posted' AND actor = '${site.account('s_ab')}'`)).toBe(4);
  });

  it('and the log is whole: every leaf, code and column', async () => {
    const folder = await exported.write(site.database);
    const report = exported.verify(folder, ...keys);
    expect(report).toMatchObject({ verdict: 'whole', tampered: [], notChecked: [] });
    const size = await site.value<number>('SELECT size::int AS value FROM audit.head');
    expect(report.facts).toMatchObject({ 'identities erased': OLD, records: size });
    expect(report.facts['codes checked']).toBeGreaterThanOrEqual(size);
    const columns = readFileSync(join(folder, 'projection/000.jsonl'), 'utf8').split('\n');
    expect(columns[FIRST]).toMatch(/"actor": ?null/);
  });

  it('is announced once', async () => {
    await sequencer.forget();
    const next = TestSequencer.make(site, null, { keepIdentitiesMonths: 3 });
    await next.sequencer.begin();
    await next.forget();
    await next.stop();
    await sequencer.sequencer.takeUp();
    expect(await announcements()).toBe(1);
  });

  it('is in no proof of such a record any more, which holds all the same; in one of today it is', async () => {
    const proved = async (index: number): Promise<string> => {
      const client = await site.cluster.connect(site.database, 'ruche_auditor');
      const reader = await LogReader.open(client);
      const id = await site.value<Id>(`SELECT ${EVENT(index)} AS value`);
      const file = join(site.cluster.folder, `proof-${index}`);
      writeFileSync(file, await proveRecord(reader, id));
      expect(await reader.forgotten()).toBe(OLD + 3);
      await client.end();
      const { status, said } = exported.run('--proof', file, ...keys.slice(0, 2));
      expect(status).toBe(0);
      return said;
    };
    expect(await proved(FIRST)).toMatch(/actor: -\n[^]*erased|erased[^]*actor: -\n/);
    const posted =
      await site.value<number>(`SELECT index::int AS value FROM audit.leaf l JOIN audit.audit_event e
      ON e.id = l.event_id WHERE e.event = 'message.posted' LIMIT 1`);
    expect(await proved(posted)).toContain(`actor: ${site.account('s_ab')}\n`);
  });

  it('is not taken away by an announcement that is not sealed, or that names records after itself', async () => {
    const head = await site.value<number>('SELECT size::int AS value FROM audit.head');
    const told = (to: number): Promise<Id> =>
      sequencer.records.announce({
        event: 'audit.identities_erased',
        facts: { from: OLD + 3, to, signature: '' },
      });
    const [early, late] = [await told(head), await told(head + 1000)];
    expect(await erase(early, 10)).toEqual([]);
    await sequencer.sealAll();
    expect([await erase(newId(), 10), await erase(late, 10)]).toEqual([[], []]);
    // Control: what is sealed is let through. Whether the key of the log signed it is for the verifier to see.
    expect(await erase(early, 10)).toHaveLength(1);
    const report = await verify();
    expect(report.verdict).toBe('tampered');
    const said = report.tampered.map(({ what }) => what);
    expect(said).toContain('announces an erasure that the key of the log did not sign');
    expect(said.join()).toMatch(/is gone, and no record of the log announces that/);
  });
});

/** Two of three say something of persons besides: the one by its object, the other by its facts. */
function oldEntries(person: Id, session: Id): AuditEntry[] {
  return Array.from({ length: OLD }, (_, n): AuditEntry => {
    if (n % 3 === 0)
      return {
        event: 'profile.updated',
        object: { type: 'Person', id: person, labelId: null },
        facts: { parts: [] },
      };
    if (n % 3 === 1)
      return {
        event: 'message.edited',
        object: { type: 'Message', id: newId(), labelId: null },
        facts: { version: 2 },
      };
    return { event: 'stream.closed', facts: { session } };
  });
}
