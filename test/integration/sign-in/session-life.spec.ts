import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { tokenHash } from '#auth';
import type { Session } from '#contracts';
import { auditRecords, refusalOf } from '../../support/http/audit-log.js';
import { EventReader } from '../../support/http/event-reader.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('the life of a session', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
  });
  beforeEach(async () => {
    token = await api.signIn('np');
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const set = (change: string): Promise<unknown> =>
    site.admin.query(`UPDATE auth.session SET ${change} WHERE token_hash = $1`, [tokenHash(token)]);
  const unseenSeconds = async (): Promise<number> =>
    Number(
      await site.value(
        'SELECT extract(epoch FROM now() - seen_at)::int AS value FROM auth.session WHERE token_hash = $1',
        tokenHash(token),
      ),
    );
  const read = () => api.ask<Session>('GET', 'session', { token });

  it.each([
    ['too long idle', `seen_at = now() - interval '15 minutes 1 second'`],
    ['at its absolute end', `expires_at = now() - interval '1 second'`],
    ['ended', `ended_at = now(), ended_reason = 'sign_out'`],
  ])('is over when %s', async (_name, change) => {
    expect((await read()).status).toBe(200);
    await set(change);
    const answer = await read();
    expect(answer.status).toBe(401);
    expect(await refusalOf(site, answer)).toMatchObject({ reason: 'SESSION_REQUIRED', actor: null });
  });

  it('control: one second before its ends it is open', async () => {
    await set(
      `seen_at = now() - interval '14 minutes 55 seconds', expires_at = now() + interval '5 seconds'`,
    );
    expect((await read()).status).toBe(200);
  });

  it('is renewed by an act after a minute, and not written before', async () => {
    await set(`seen_at = now() - interval '30 seconds'`);
    await read();
    expect(await unseenSeconds()).toBeGreaterThanOrEqual(29);
    await set(`seen_at = now() - interval '61 seconds'`);
    await read();
    expect(await unseenSeconds()).toBeLessThan(3);
  });

  it('is not renewed by what a page asks by itself', async () => {
    await set(`seen_at = now() - interval '10 minutes'`);
    const answer = await api.ask('GET', 'session', { token, headers: { 'x-ruche-background': '1' } });
    expect(answer.status).toBe(200);
    expect(await unseenSeconds()).toBeGreaterThanOrEqual(599);
    await read();
    expect(await unseenSeconds()).toBeLessThan(3);
  });

  it('is not renewed by a stream', async () => {
    await set(`seen_at = now() - interval '10 minutes'`);
    const stream = await (await EventReader.open(await api.app.getUrl(), token)).joined();
    expect(await unseenSeconds()).toBeGreaterThanOrEqual(599);
    stream.close();
  });

  it('is not prolonged beyond its absolute end', async () => {
    const { expiresAt } = (await read()).body;
    await set(`seen_at = now() - interval '5 minutes'`);
    expect((await read()).body.expiresAt).toBe(expiresAt);
  });

  it('ends by signing out: cookie gone, browser emptied, token worthless, record written', async () => {
    const { id } = (await read()).body;
    const other = await api.signIn('np');
    const answer = await api.ask('DELETE', 'session', { token });
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/^ruche=; .*Expires=Thu, 01 Jan 1970/);
    expect(answer.headers['clear-site-data']).toContain('"storage"');
    expect((await read()).status).toBe(401);
    expect((await api.ask('DELETE', 'session', { token })).status).toBe(401);
    expect((await api.ask('GET', 'session', { token: other })).status).toBe(200);
    const closed = (await auditRecords(site, { event: 'session.closed' })).filter(
      ({ body }) => body['sessionId'] === id,
    );
    expect(closed).toHaveLength(1);
  });

  it('ends for an account that is disabled, at once', async () => {
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [site.account('np')]);
    expect((await read()).status).toBe(401);
    await site.admin.query(`UPDATE auth.account SET state = 'active' WHERE id = $1`, [site.account('np')]);
    expect((await read()).status).toBe(200);
  });
});
