import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { THROWAWAY_SETTINGS, type EmbeddedPostgres } from '#database';
import { EventReader } from '../../support/http/event-reader.js';
import { chosenPostgres } from '../../support/postgres/chosen-postgres.js';
import { TestApi, type Answer } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

const PATIENCE_MS = 3_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('an outage of the database', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let token: string;
  let labelId: string;
  let restarted: EmbeddedPostgres | null = null;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    site = await TestSite.start();
    // The cluster of the tests commits lazily: here a commit that was acknowledged must survive a kill.
    await site.admin.query(`ALTER DATABASE ${site.database} SET synchronous_commit = on`);
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    space = await site.addSpace({ members: ['np', 's_ab'] });
    token = await api.signIn('s_ab');
    labelId = await api.wireId('NP');
  });
  afterAll(async () => {
    await api.stop();
    await restarted?.stop();
    await site.stop();
  });

  const path = () => `conversations/${space.conversationId}/messages`;
  const list = () =>
    api.ask<{ code?: string; items: { body: string }[] }>('GET', `${path()}?limit=100`, { token });
  const post = async (body: string): Promise<Answer<{ code?: string }>> => {
    const answer = await api.ask<{ code?: string }>('POST', path(), { token, body: { body, labelId } });
    if (answer.status === 201) acknowledged.push(body);
    return answer;
  };
  const within = async <T>(work: Promise<T>): Promise<{ result: T; ms: number }> => {
    const from = performance.now();
    return { result: await work, ms: performance.now() - from };
  };
  const recovered = async (): Promise<number> => {
    const from = performance.now();
    while ((await list()).status !== 200) {
      if (performance.now() - from > 15_000) throw new Error('the application did not recover');
      await pause(100);
    }
    return performance.now() - from;
  };
  /** Every process of the server: the backends go on working when their postmaster alone is stopped. */
  const backends = async (): Promise<number[]> =>
    (
      await site.admin.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`,
        [site.database],
      )
    ).rows.map(({ pid }) => pid);

  it('by cut connections is over at the next request, and streams go on', async () => {
    const reader = await (await EventReader.open(await api.app.getUrl(), token)).joined();
    await post('before the cut');
    await reader.until(() => reader.bodies().length === 1);
    await site.admin.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid', [await backends()]);
    await recovered();
    expect((await post('after the cut')).status).toBe(201);
    await reader.until(() => reader.bodies().length === 2);
    expect(reader.bodies()).toEqual(['before the cut', 'after the cut']);
    reader.close();
    // One cut is told in several ways: each of them once made a bell of its own.
    await pause(1_500);
    const bells = `SELECT count(*) AS value FROM pg_stat_activity WHERE datname = $1 AND query ~ '^(LISTEN|NOTIFY)'`;
    expect(await site.value(bells, site.database)).toBe('1');
  });

  it('by a server that stands still is told in time, and nothing is lost', async () => {
    const pids = await backends();
    site.cluster.kill('SIGSTOP');
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    const { result, ms } = await within(Promise.all([list(), post('while it stood'), list()]));
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    site.cluster.kill('SIGCONT');
    for (const { status, body } of result)
      expect([status, body.code]).toEqual([
        503,
        expect.stringMatching(/^(DATABASE_UNAVAILABLE|OVERLOADED)$/),
      ]);
    expect(ms).toBeLessThan(PATIENCE_MS);
    await recovered();
  });

  it('by a server that died is told at once, and over when it is back, without a restart of ours', async () => {
    const reader = await (await EventReader.open(await api.app.getUrl(), token)).joined();
    await post('before the death');
    await reader.until(() => reader.bodies().includes('before the death'));
    site.cluster.kill('SIGKILL');
    await pause(500);
    const down = await within(list());
    expect([down.result.status, down.result.body.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
    expect(down.ms).toBeLessThan(PATIENCE_MS);
    expect((await api.ask('GET', '/healthz')).status).toBe(200);
    expect((await api.ask('GET', '/readyz')).status).toBe(503);
    await pause(3_500);
    restarted = await restart();
    expect(await recovered()).toBeLessThan(5_000);
    expect((await post('after the death')).status).toBe(201);
    await reader.until(() => reader.bodies().includes('after the death'));
    expect(reader.ended).toBe(false);
    reader.close();
    const { items } = (await list()).body;
    for (const body of acknowledged) expect(items.filter((item) => item.body === body)).toHaveLength(1);
  });

  async function restart(): Promise<EmbeddedPostgres> {
    const { folder, host, port } = site.cluster;
    await site.cluster.stopServer();
    return chosenPostgres()({
      dataDir: join(folder, 'postgres'),
      socketDir: host,
      port,
      settings: { ...THROWAWAY_SETTINGS, max_connections: '200' },
    });
  }
});
