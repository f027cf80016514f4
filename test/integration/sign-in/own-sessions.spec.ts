import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnSession } from '#contracts';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

describe('own sessions', () => {
  let site: TestSite;
  let api: TestApi;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const list = async (token: string): Promise<readonly OwnSession[]> =>
    (await api.ask<{ items: OwnSession[] }>('GET', 'sessions', { token })).body.items;
  const isOpen = async (token: string): Promise<boolean> =>
    (await api.ask('GET', 'session', { token })).status === 200;

  it('are listed, newest first, with the one that asks marked', async () => {
    const [first, second] = [await api.signIn('dr'), await api.signIn('dr', 'NP')];
    await api.signIn('np');
    const sessions = await list(first);
    expect(sessions.map(({ current, workingLevel }) => [current, workingLevel.id])).toEqual([
      [false, 'NP'],
      [true, 'DR'],
    ]);
    expect(await isOpen(second)).toBe(true);
  });

  it('end one by one, and the end is recorded', async () => {
    const [mine, lost] = [await api.signIn('s_a'), await api.signIn('s_a')];
    const id = (await list(mine)).find(({ current }) => !current)?.id ?? '';
    expect((await api.ask('DELETE', `sessions/${id}`, { token: mine })).status).toBe(204);
    expect([await isOpen(mine), await isOpen(lost)]).toEqual([true, false]);
    const record = await site.value(
      `SELECT actor AS value FROM audit.audit_event WHERE event = 'session.ended' AND object_id = $1`,
      id,
    );
    expect(record).toBe(site.account('s_a'));
    expect((await api.ask('DELETE', `sessions/${id}`, { token: mine })).status).toBe(404);
  });

  it('of somebody else do not end, and look absent', async () => {
    const [mine, other] = [await api.signIn('s_a'), await api.signIn('np')];
    const id = (await list(other)).find(({ current }) => current)?.id ?? '';
    const refused = await api.ask('DELETE', `sessions/${id}`, { token: mine });
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
    expect(await isOpen(other)).toBe(true);
  });

  it('all end but the one that asks', async () => {
    const tokens = [await api.signIn('s_ab'), await api.signIn('s_ab'), await api.signIn('s_ab')];
    expect((await api.ask('DELETE', 'sessions', { token: tokens[1] ?? '' })).status).toBe(204);
    expect(await Promise.all(tokens.map(isOpen))).toEqual([false, true, false]);
  });
});
