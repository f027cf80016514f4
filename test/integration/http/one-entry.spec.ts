import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OpenUnit } from '#database';
import { TestApi } from '../../support/site/test-api.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

const POOL = 2;

/** The session guard opens the unit of work before anybody has asked whether the caller may. */
describe('a request that a guard refuses', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;

  beforeAll(async () => {
    site = await TestSite.start();
    const { database } = testSettings(site, {});
    api = await TestApi.start(site, { database: { ...database, poolSize: POOL } });
    token = await api.signIn('np');
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await api.app.close();
    await site.stop();
  });

  const refused = async (): Promise<number> => (await api.ask('GET', 'policies', { token })).status;
  const listed = async (): Promise<number> => (await api.ask('GET', 'conversations', { token })).status;
  const openTransactions = (): Promise<number> =>
    site.value(`SELECT count(*)::int AS value FROM pg_stat_activity
      WHERE datname = current_database() AND usename = 'ruche_app' AND xact_start IS NOT NULL`);

  it('gives its connection back', async () => {
    for (let round = 0; round < POOL * 3; round += 1) expect(await refused()).toBe(403);
    expect(await openTransactions()).toBe(0);
    expect(await listed()).toBe(200);
  });

  it('records the refusal in a unit of its own', async () => {
    const told = (): Promise<number> =>
      site.value(
        `SELECT count(*)::int AS value FROM audit.audit_event WHERE event = 'request.refused' AND reason = 'FORBIDDEN'`,
      );
    const before = await told();
    expect(await refused()).toBe(403);
    expect(await told()).toBe(before + 1);
  });

  it('control: keeps it when nobody abandons the unit', async () => {
    const abandon = jest.spyOn(OpenUnit.prototype, 'abandon').mockResolvedValue(undefined);
    expect(await refused()).toBe(403);
    expect(await openTransactions()).toBe(1);
    const kept = abandon.mock.contexts as OpenUnit[];
    abandon.mockRestore();
    for (const unit of kept) await unit.abandon();
    expect(await openTransactions()).toBe(0);
  });
});
