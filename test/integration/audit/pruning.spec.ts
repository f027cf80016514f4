import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '#kernel';
import { ExportedLog } from '../../support/audit/exported-log.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { auditKeyFiles } from '../../support/site/audit-keys.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

/** Records of January 2025, as an old log holds them: ids of that month, in a partition of that month. */
const OLD = 300;
const PLANT = `
  CREATE TABLE audit.audit_event_2025_01 PARTITION OF audit.audit_event
    FOR VALUES FROM ('01941f29-7c00-0000-0000-000000000000') TO ('0194bece-a000-0000-0000-000000000000');
  ALTER TABLE audit.audit_event_2025_01 OWNER TO ruche_definer;
  INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, event, decision, outcome, correlation_id)
  SELECT ('01942000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '2025-01-01', gen_random_uuid(), 1,
    decode(repeat('00', 32), 'hex'), convert_to('{"event":"session.opened"}', 'UTF8'), 'session.opened', 'allow', 'success',
    gen_random_uuid()
  FROM generate_series(1, ${OLD}) n`;

describe('a month of the log whose time is over', () => {
  let site: TestSite;
  let sequencer: TestSequencer;
  let exported: ExportedLog;
  let auditor: string[];

  beforeAll(async () => {
    site = await TestSite.start();
    await site.admin.query(PLANT);
    const api = await TestApi.start(site);
    const space = await site.addSpace({ members: ['s_ab'] });
    const token = await api.signIn('s_ab');
    sequencer = TestSequencer.make(site, null, { keepMonths: 12 });
    await sequencer.sequencer.begin();
    await sequencer.sealAll();
    for (let n = 0; n < 6; n++)
      await Promise.all(Array.from({ length: 50 }, () => api.post(token, space, 'S_AB', 'text')));
    await api.stop();
    await sequencer.sealAll();
    exported = new ExportedLog(site.cluster);
    const keys = auditKeyFiles(site.cluster.folder);
    auditor = ['--log-key', readFileSync(keys.vkey, 'utf8').trim(), '--auditor-key', keys.auditorPrivate];
  });
  afterAll(async () => {
    exported.remove();
    await sequencer.stop();
    await site.stop();
  });

  const prune = (before: string): Promise<unknown> =>
    sequencer.pool.query('SELECT part, from_index, to_index FROM audit.prune($1)', [before]);
  const held = (): Promise<number> =>
    site.value(
      `SELECT count(*)::int AS value FROM audit.audit_event WHERE id < '01950000-0000-7000-8000-000000000000'`,
    );

  it('stays while it is kept, and while anything of it waits to be sealed', async () => {
    expect(await prune('2025-01-31')).toEqual([]);
    const waits = `(SELECT id FROM audit.audit_event ORDER BY id LIMIT 1)`;
    await site.admin.query(`INSERT INTO audit.audit_pending SELECT ${waits}`);
    expect(await prune('2025-03-01')).toEqual([]);
    await site.admin.query(`DELETE FROM audit.audit_pending WHERE id = ${waits}`);
    expect(await held()).toBe(OLD);
  });

  it('is made ahead of its time, and a record that lies among the rest already holds up nothing', async () => {
    const parts = (): Promise<string[]> =>
      site.value(`SELECT array_agg(inhrelid::regclass::text) AS value FROM pg_inherits
        WHERE inhparent = 'audit.audit_event'::regclass`);
    const ahead = `to_char(now() AT TIME ZONE 'UTC' + interval '2 months', 'YYYY_MM')`;
    const part = await site.value<string>(`SELECT 'audit.audit_event_' || ${ahead} AS value`);
    await site.admin.query(`DROP TABLE ${part}`);
    const id = newId(await site.value<Date>(`SELECT now() + interval '2 months' AS value`));
    const plant = `INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, event, decision, outcome, correlation_id)
      VALUES ($1, now(), $1, 1, decode(repeat('00', 32), 'hex'), '{}', 'session.opened', 'allow', 'success', $1)`;
    await site.admin.query(plant, [id]);
    await sequencer.pool.query('SELECT audit.make_partitions(3)');
    expect(await parts()).not.toContain(part);
    await site.admin
      .query(`SET session_replication_role = replica; DELETE FROM audit.audit_event WHERE id = '${id}';
      DELETE FROM audit.audit_pending WHERE id = '${id}'; SET session_replication_role = origin`);
    // Control: without it the month is made.
    await sequencer.pool.query('SELECT audit.make_partitions(3)');
    expect(await parts()).toContain(part);
  });

  it('goes as a whole, and the tree over it stays whole', async () => {
    const before = exported.verify(await exported.write(site.database), ...auditor);
    // What was planted has no codes; that the tree holds it is what counts here.
    expect(before.facts['records']).toBeGreaterThan(512);
    await sequencer.sequencer.keep();
    expect(await held()).toBe(0);
    expect(
      await site.value(`SELECT convert_from(body, 'UTF8')::jsonb -> 'facts' AS value FROM audit.audit_event
        WHERE event = 'audit.pruned'`),
    ).toEqual({ part: 'audit_event_2025_01', from: 0, to: OLD });
    expect(await prune('2025-03-01')).toEqual([]);
    const folder = await exported.write(site.database);
    expect(JSON.parse(readFileSync(join(folder, 'pruned.json'), 'utf8'))).toEqual([
      { fromIndex: 0, toIndex: 512 },
    ]);
    const after = exported.verify(folder, ...auditor);
    expect(after).toMatchObject({ verdict: 'incomplete', tampered: [] });
    expect(after.facts['root']).toBe(before.facts['root']);
    expect(after.notChecked.join()).toContain('the bodies of 512 entries are not there');
  });

  it('control: records that went without the rule are missed', async () => {
    await site.admin.query(`SET session_replication_role = replica;
      DELETE FROM audit.audit_event WHERE id = (SELECT event_id FROM audit.leaf WHERE index = 600);
      SET session_replication_role = origin`);
    const report = exported.verify(await exported.write(site.database), ...auditor);
    expect(report).toMatchObject({ verdict: 'tampered', firstBad: { index: 600 } });
  });
});
