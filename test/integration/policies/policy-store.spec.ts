import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { PolicyStore } from '#access';
import { poolConfig, RelayPool } from '#database';
import { readActivePolicies } from '../../../apps/cli/src/policy/read-active-policies.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.stop());

it('the command line reads the active policies', async () => {
  const policies = await readActivePolicies(testSettings(site));
  expect([...policies.keys()]).toEqual(['FR']);
});

it('every node knows a new version within five seconds, and keeps the last one while the database is away', async () => {
  const pool = new RelayPool(poolConfig(testSettings(site), 'relay', 1), () => undefined);
  const store = new PolicyStore(pool);
  const version = async (): Promise<number> => (await store.get()).main.version;
  expect(await version()).toBe(1);
  const raised = `UPDATE access.policy SET version = version + 1, body = jsonb_set(body, '{version}', to_jsonb(version + 1))`;
  await site.admin.query(raised);
  expect(await version()).toBe(1);
  expect((await store.reread()).main.version).toBe(2);
  await site.admin.query(raised);
  await sleep(2_100);
  expect(await version()).toBe(3);
  await pool.close();
  await sleep(2_100);
  expect(await version()).toBe(3);
}, 15_000);
