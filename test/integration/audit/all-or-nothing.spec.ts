import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DirectoryPort } from '#auth';
import { auditRecords, refusalOf } from '../../support/http/audit-log.js';
import { startWith } from '../../support/http/start-with.js';
import { TEST_PASSWORD, TestDirectory } from '../../support/http/test-directory.js';
import type { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('an act and its record', () => {
  let first: TestSite;
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let token: string;
  const log: string[] = [];

  beforeAll(async () => {
    first = await TestSite.start();
  });
  beforeEach(async () => {
    site = await TestSite.in(first.cluster);
    const port = { provide: DirectoryPort, useValue: new TestDirectory() };
    api = await startWith(site, { replace: new Map([[DirectoryPort, port]]), logLines: log });
    space = await site.addSpace({ members: ['np', 's_ab'] });
    token = await api.signIn('s_ab');
  });
  const stop = async (): Promise<void> => {
    await api.stop();
    await site.admin.end();
  };
  afterAll(async () => {
    await first.stop();
  });

  const messages = (): Promise<string> => site.value('SELECT count(*) AS value FROM messaging.message');
  const events = (): Promise<string> => site.value('SELECT count(*) AS value FROM events.outbox');

  it('control: both are there when nothing is wrong', async () => {
    expect((await api.post(token, space, 'S_AB', 'text')).status).toBe(201);
    expect([await messages(), await events()]).toEqual(['1', '1']);
    expect(await auditRecords(site, { event: 'message.posted' })).toHaveLength(1);
    await stop();
  });

  it('without the record there is no act', async () => {
    await site.addMessage(space, 's_ab', 'S_AB', 'older');
    await site.admin.query('REVOKE INSERT ON audit.audit_event FROM ruche_app');
    const answer = await api.post(token, space, 'S_AB', 'text');
    expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([
      503,
      'AUDIT_UNAVAILABLE',
    ]);
    expect([await messages(), await events()]).toEqual(['1', '0']);
    const read = await api.ask('GET', `conversations/${space.conversationId}/messages`, { token });
    expect([read.status, read.body.code]).toEqual([503, 'AUDIT_UNAVAILABLE']);
    expect(read.text).not.toContain('older');
    await stop();
  });

  it('without its record not even a refusal is given, nor a session', async () => {
    await site.admin.query('REVOKE INSERT ON audit.audit_event FROM ruche_app, ruche_auth, ruche_relay');
    const refusal = await api.ask('GET', 'conversations/1', { token });
    expect([refusal.status, refusal.body.code]).toEqual([503, 'AUDIT_UNAVAILABLE']);
    const before = await site.value('SELECT count(*) AS value FROM auth.session');
    const body = { username: 'np', password: TEST_PASSWORD, acceptBanner: true };
    const signIn = await api.ask('POST', 'session', { body });
    expect([signIn.status, signIn.body.code]).toEqual([503, 'AUDIT_UNAVAILABLE']);
    expect(await site.value('SELECT count(*) AS value FROM auth.session')).toBe(before);
    await stop();
  });

  it('without the act there is no record of it, only of the failure; and the log holds no content', async () => {
    await site.admin.query('REVOKE INSERT ON events.outbox FROM ruche_definer');
    const answer = await api.post(token, space, 'S_AB', 'CANARY-S_AB-log');
    expect(answer.status).toBe(500);
    expect([await messages(), await events()]).toEqual(['0', '0']);
    expect(await auditRecords(site, { event: 'message.posted' })).toEqual([]);
    expect(await refusalOf(site, answer)).toEqual({
      event: 'request.failed',
      actor: site.account('s_ab'),
      reason: 'INTERNAL',
      decision: 'allow',
      outcome: 'failure',
    });
    await site.admin.query('REVOKE INSERT ON messaging.message FROM ruche_app');
    await api.post(token, space, 'S_AB', 'CANARY-S_AB-log');
    await site.admin.query(
      `GRANT INSERT ON messaging.message TO ruche_app;
       ALTER TABLE messaging.message ADD CONSTRAINT ck_none CHECK (body NOT LIKE 'CANARY%')`,
    );
    await api.post(token, space, 'S_AB', 'CANARY-S_AB-log');
    // Two refused by a right, one by a constraint: each is told by its SQLSTATE.
    const failed = log.filter((line) => /"code":"(42501|23514)"/.test(line));
    expect(failed.length).toBeGreaterThanOrEqual(3);
    expect(log.filter((line) => line.includes('CANARY') || line.includes(token))).toEqual([]);
    await stop();
  });

  it('a number that a rolled back act had taken is told, so that no gap is left unexplained', async () => {
    await site.admin.query('REVOKE INSERT ON events.outbox FROM ruche_definer');
    for (let n = 0; n < 3; n++) await api.post(token, space, 'S_AB', 'text');
    await site.admin.query('GRANT INSERT ON events.outbox TO ruche_definer');
    await api.post(token, space, 'S_AB', 'text');
    // It is told when it is certain, at the latest with the last record of the process.
    await api.stop();
    const records = await auditRecords(site);
    const numbers = records.map(({ body }) => Number(body['emitterSeq']));
    const unwritten = records.flatMap(({ body }) => (body['void'] as number[] | undefined) ?? []);
    expect(unwritten).toHaveLength(3);
    const all = [...numbers, ...unwritten].sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: all.length }, (_, n) => n + 1));
    await site.admin.end();
  });
});
