import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ED25519, generateNoteKey, nextKeyFile } from '#audit';
import { ExportedLog } from '../../support/audit/exported-log.js';
import { TestSequencer } from '../../support/audit/test-sequencer.js';
import { auditKeyFiles, TEST_LOG } from '../../support/site/audit-keys.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

describe('the log of a site that is used, exported', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let token: string;
  let sequencer: TestSequencer;
  let exported: ExportedLog;
  let auditor: string[];
  let signingKey: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_ab'] });
    token = await api.signIn('s_ab');
    sequencer = TestSequencer.make(site);
    signingKey = readFileSync(sequencer.files.signingKey, 'utf8');
    exported = new ExportedLog(site.cluster);
    const files = auditKeyFiles(site.cluster.folder);
    auditor = ['--log-key', readFileSync(files.vkey, 'utf8').trim(), '--auditor-key', files.auditorPrivate];
    await sequencer.sequencer.begin();
  });
  afterAll(async () => {
    writeFileSync(sequencer.files.signingKey, signingKey, { mode: 0o600 });
    exported.remove();
    await sequencer.stop();
    await api.stop();
    await site.stop();
  });

  const post = (n: number): Promise<unknown> =>
    Promise.all(Array.from({ length: n }, () => api.post(token, space, 'S_AB', 'text')));

  it('is whole: requests that failed, a new key, records that wait', async () => {
    await post(300);
    // What fails rolls back the records that it had taken numbers for.
    await site.admin.query('REVOKE INSERT ON events.outbox FROM ruche_definer');
    await Promise.all(Array.from({ length: 20 }, () => post(1).catch(() => undefined)));
    await site.admin.query('GRANT INSERT ON events.outbox TO ruche_definer');
    // What was rolled back is told once that is certain, at the latest with the last record of the process.
    await api.stop();
    api = await TestApi.start(site);
    await post(20);
    await sequencer.sealAll();
    const rolledBack = `SELECT count(*)::int AS value FROM audit.audit_event
      WHERE convert_from(body, 'UTF8')::jsonb ? 'void'`;
    expect(await site.value(rolledBack)).toBeGreaterThan(0);
    const next = generateNoteKey(TEST_LOG, ED25519);
    writeFileSync(nextKeyFile(sequencer.files.signingKey), next.skey, { mode: 0o600 });
    await sequencer.sequencer.keep();
    await post(20);
    await sequencer.sealAll();
    await post(5);
    const report = exported.verify(await exported.write(site.database), ...auditor);
    expect(report).toMatchObject({ verdict: 'whole', tampered: [], notChecked: [] });
    const size = await site.value('SELECT size::int AS value FROM audit.head');
    expect(report.facts).toMatchObject({ records: size });
    expect(report.facts['codes checked']).toBeGreaterThan(Number(size));
  });
});
