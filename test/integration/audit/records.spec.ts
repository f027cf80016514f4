import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import canonicalize from 'canonicalize';
import { DirectoryPort } from '#auth';
import { newId } from '#kernel';
import { ManyRecords } from '../../support/audit/many-records.js';
import { personsInBodies } from '../../support/audit/persons-in-bodies.js';
import { wholeRecord } from '../../support/audit/whole-record.js';
import { auditRecords } from '../../support/http/audit-log.js';
import { startWith } from '../../support/http/start-with.js';
import { TEST_PASSWORD, TestDirectory } from '../../support/http/test-directory.js';
import type { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

interface Projected {
  readonly text: string;
  readonly personal: Buffer | null;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly wire: string | null;
}

describe('what the audit log holds', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let author: string;
  const secrets = ['a text between us', TEST_PASSWORD, 'a wrong password'];

  beforeAll(async () => {
    site = await TestSite.start();
    const port = { provide: DirectoryPort, useValue: new TestDirectory() };
    api = await startWith(site, { replace: new Map([[DirectoryPort, port]]) });
    space = await site.addSpace({ members: ['np', 'dr', 's_ab'] });
    author = await api.signIn('s_ab');
    secrets.push(author);
    for (const label of ['NP', 'DR', 'S_AB'] as const)
      await api.post(author, space, label, 'a text between us');
    const credentials = { username: 'np', acceptBanner: true };
    await api.ask('POST', 'session', { body: { ...credentials, password: TEST_PASSWORD } });
    await api.ask('POST', 'session', { body: { ...credentials, password: 'a wrong password' } });
    await api.ask('GET', 'conversations', { token: author });
    await api.ask('GET', `conversations/${newId()}`, { token: author });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it('reads at DR and above one by one, in the name of the reader', async () => {
    const before = (await auditRecords(site, { event: 'message.read' })).length;
    const path = `conversations/${space.conversationId}/messages`;
    await api.ask('GET', path, { token: author });
    await api.ask('GET', path, { token: await api.signIn('dr') });
    await api.ask('GET', path, { token: await api.signIn('np') });
    const records = (await auditRecords(site, { event: 'message.read' })).slice(before);
    const actors = records.map(({ actor }) => actor);
    expect(actors).toEqual([site.account('s_ab'), site.account('s_ab'), site.account('dr')]);
    const labels = records.map(({ body }) => body['label']).sort();
    const [dr, sAb] = [await api.wireId('DR'), await api.wireId('S_AB')];
    expect(labels).toEqual([dr, dr, sAb].sort());
  });

  it('acts with actor, session, level, source, object and request', async () => {
    const answer = await api.post(author, space, 'S_AB', 'a text between us');
    const [record, ...more] = await auditRecords(site, { objectId: answer.body.id });
    expect(more).toEqual([]);
    expect(record?.body).toEqual({
      v: 3,
      epoch: 0,
      personal: expect.stringMatching(/^[\w-]{43}$/),
      id: record?.id,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
      emitter: expect.any(String),
      emitterSeq: expect.any(Number),
      event: 'message.posted',
      actor: site.account('s_ab'),
      sessionId: expect.any(String),
      workingLevel: 'S',
      sourceAddress: '127.0.0.1',
      objectType: 'Message',
      objectId: answer.body.id,
      label: await api.wireId('S_AB'),
      decision: 'allow',
      outcome: 'success',
      reason: null,
      correlationId: answer.headers['x-request-id'],
      facts: {},
    });
  });

  it('one canonical line each, and columns that only repeat it', async () => {
    const { rows } = await site.admin.query<Projected>(
      `SELECT convert_from(e.body, 'UTF8') AS text, e.personal, to_jsonb(e) AS columns, l.wire_id AS wire
       FROM audit.audit_event e LEFT JOIN access.label l ON l.id = e.label_id`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { text, personal, columns, wire } of rows) {
      expect(text).toBe(canonicalize(JSON.parse(text)));
      expect(text).not.toContain('\n');
      const body = wholeRecord(text, personal);
      const nobody = { actor: null, sessionId: null, sourceAddress: null };
      expect({
        id: columns['id'],
        at: new Date(String(columns['at'])).toISOString(),
        emitter: columns['emitter'],
        emitterSeq: columns['emitter_seq'],
        event: columns['event'],
        actor: columns['actor'],
        sessionId: columns['session_id'],
        sourceAddress: columns['source_address'],
        objectType: columns['object_type'],
        objectId: columns['object_id'],
        decision: columns['decision'],
        outcome: columns['outcome'],
        reason: columns['reason'],
        correlationId: columns['correlation_id'],
        label: wire,
        v: 3,
        ...inBodyAlone(body),
      }).toEqual(personal ? body : { ...body, ...nobody });
    }
  });

  it('no content, password or token', async () => {
    const records = await auditRecords(site);
    for (const secret of secrets)
      expect(records.filter(({ text }) => text.includes(secret)).map(({ event }) => event)).toEqual([]);
    // Control: the search does find what is there.
    expect(records.filter(({ text }) => text.includes(site.account('s_ab'))).length).toBeGreaterThan(0);
  });

  it('no person in what is never forgotten', async () => {
    expect(await personsInBodies(site.admin)).toEqual([]);
    // Control: the same fact under a name that the catalogue does not list is found.
    const audit = new ManyRecords(site);
    await site.admin.query('BEGIN');
    await audit.write(1, { whom: site.account('np') });
    expect((await personsInBodies(site.admin)).join()).toMatch(/^stream\.opened names a account/);
    await site.admin.query('ROLLBACK');
  });

  it('every record also in the queue of the sealing', async () => {
    const missing = await site.value<string>(
      'SELECT count(*) AS value FROM audit.audit_event e WHERE NOT EXISTS (SELECT FROM audit.audit_pending p WHERE p.id = e.id)',
    );
    expect(missing).toBe('0');
  });

  it('what is not recorded one by one as counts, when the process stops at the latest', async () => {
    const other = await startWith(site);
    const reader = await other.signIn('np');
    for (let n = 0; n < 3; n++)
      await other.ask('GET', `conversations/${space.conversationId}/messages`, { token: reader });
    await other.ask('GET', 'labels', { token: reader });
    await other.stop();
    const [counted] = (await auditRecords(site, { event: 'reads.counted' })).slice(-1);
    expect(counted?.body['facts']).toEqual({ 'label.listed': 1, 'message.listed': 3, 'message.read': 3 });
    expect(counted?.actor).toBeNull();
  });

  it('each number of an emitter once, without a gap, in the order of recording', async () => {
    const { rows } = await site.admin.query<{ whole: boolean; ordered: boolean }>(
      `SELECT count(*) = max(emitter_seq) AND min(emitter_seq) = 1 AS whole,
         array_agg(emitter_seq ORDER BY id) = array_agg(emitter_seq ORDER BY emitter_seq) AS ordered
       FROM audit.audit_event GROUP BY emitter`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(rows.filter(({ whole, ordered }) => !whole || !ordered)).toEqual([]);
  });
});

/** What has no column of its own. */
function inBodyAlone(body: Readonly<Record<string, unknown>>): object {
  const names = ['epoch', 'personal', 'workingLevel', 'facts', 'sealedKey', 'void'].filter(
    (name) => name in body,
  );
  return Object.fromEntries(names.map((name) => [name, body[name]]));
}
