import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { auditRecords } from '../../support/http/audit-log.js';
import { TestApi } from '../../support/site/test-api.js';
import { TEST_PEOPLE, type TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';

const SEARCH = `SELECT unnest(ids) FROM audit.search_log('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 50)`;
/** What an injection under the role of the application would ask; each gives a row to who reads the log. */
const QUESTIONS = {
  search: SEARCH,
  records: `SELECT id FROM audit.log_records(ARRAY['$id'::uuid])`,
  checkpoint: 'SELECT note FROM audit.checkpoint_over(0) note WHERE note IS NOT NULL',
  state: 'SELECT state FROM audit.log_state() state WHERE state IS NOT NULL',
  people: `SELECT id FROM audit.people_named('person', 10)`,
} as const;
type Question = keyof typeof QUESTIONS;

const READERS: readonly TestUid[] = ['officer', 'auditor'];
const OTHERS = (Object.keys(TEST_PEOPLE) as TestUid[]).filter((uid) => !READERS.includes(uid));
const ASKED = Object.keys(QUESTIONS) as Question[];

describe('who reads the log', () => {
  let site: TestSite;
  let api: TestApi;
  let app: pg.Client;
  let recordId: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    recordId = newId();
    await site.admin.query(
      `INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, event, decision, outcome, correlation_id)
       VALUES ($1, now(), $1, 1, sha256(''), '{}', 'message.read', 'allow', 'success', $1)`,
      [recordId],
    );
    await site.admin.query(`INSERT INTO audit.checkpoint (size, note) VALUES (1, 'note')`);
    app = await site.connect('ruche_app');
  });
  afterAll(async () => {
    await app.end();
    await api.stop();
    await site.stop();
  });

  const rowsFor = async (client: pg.Client, token: string | null, question: Question): Promise<number> => {
    await client.query('BEGIN');
    try {
      if (token !== null) await client.query('SELECT access.enter($1)', [token]);
      return (await client.query(QUESTIONS[question].replace('$id', recordId))).rowCount ?? 0;
    } finally {
      await client.query('ROLLBACK');
    }
  };

  it.each(READERS)('%s gets rows of the database', async (uid) => {
    const token = await site.signIn(uid);
    for (const question of ASKED)
      expect({ question, some: (await rowsFor(app, token, question)) > 0 }).toEqual({ question, some: true });
  });

  it.each(OTHERS)('an injection as %s gets none', async (uid) => {
    const token = await site.signIn(uid);
    for (const question of ASKED)
      expect({ question, rows: await rowsFor(app, token, question) }).toEqual({ question, rows: 0 });
  });

  it('an injection without a principal gets none, and no table of the log can be read', async () => {
    for (const question of ASKED)
      expect({ question, rows: await rowsFor(app, null, question) }).toEqual({ question, rows: 0 });
    const token = await site.signIn('officer');
    for (const table of [
      'audit_event',
      'audit_pending',
      'leaf',
      'head',
      'checkpoint',
      'anchor',
      'cosignature',
    ]) {
      await app.query('BEGIN');
      await app.query('SELECT access.enter($1)', [token]);
      await expect(app.query(`SELECT FROM audit.${table}`)).rejects.toMatchObject({ code: '42501' });
      await app.query('ROLLBACK');
    }
  });

  it('other roles of the database may not even ask', async () => {
    for (const role of ['ruche_worker', 'ruche_relay', 'ruche_sequencer', 'ruche_auditor'] as const) {
      const client = await site.connect(role);
      for (const question of ASKED)
        await expect(client.query(QUESTIONS[question].replace('$id', recordId))).rejects.toMatchObject({
          code: '42501',
        });
      await client.end();
    }
  });

  it('control: without the question of the role, an injection as a member gets rows', async () => {
    const scratch = await TestSite.in(site.cluster);
    await scratch.admin.query(
      `INSERT INTO audit.audit_event (id, at, emitter, emitter_seq, mac, body, event, decision, outcome, correlation_id)
       VALUES ($1, now(), $1, 1, sha256(''), '{}', 'message.read', 'allow', 'success', $1)`,
      [recordId],
    );
    await scratch.admin.query(`INSERT INTO audit.checkpoint (size, note) VALUES (1, 'note')`);
    for (const name of ['search_log', 'log_records', 'checkpoint_over', 'log_state', 'people_named']) {
      const source = await scratch.value<string>(
        `SELECT pg_get_functiondef('audit.${name}'::regproc) AS value`,
      );
      await scratch.admin.query(
        source.replace(`IN ('officer', 'auditor')`, `IN ('officer', 'auditor', 'member')`),
      );
    }
    const client = await scratch.connect('ruche_app');
    const token = await scratch.signIn('np');
    for (const question of ASKED)
      expect({ question, some: (await rowsFor(client, token, question)) > 0 }).toEqual({
        question,
        some: true,
      });
    await client.end();
    await scratch.admin.end();
  });

  it.each(['np', 's_ab', 'animator', 'keeper', 'operator'] as const)(
    '%s is refused on every route, and the log tells of it',
    async (uid) => {
      const token = await api.signIn(uid);
      for (const path of ['records', `records/${recordId}`, 'state', 'people?query=person']) {
        const answer = await api.ask('GET', `audit/${path}`, { token });
        expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
        const requestId = String(answer.headers['x-request-id']);
        expect(await auditRecords(site, { requestId })).toMatchObject([
          { event: 'request.refused', actor: site.account(uid), reason: 'FORBIDDEN', decision: 'deny' },
        ]);
      }
    },
  );
});
