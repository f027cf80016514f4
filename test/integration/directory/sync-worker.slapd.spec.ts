import 'reflect-metadata';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { WorkerModule } from '../../../apps/worker/src/worker.module.js';
import { EventReader } from '../../support/http/event-reader.js';
import { madeDn, madeUuid } from '../../support/slapd/many-people.js';
import type { Slapd } from '../../support/slapd/start-slapd.js';
import { TestApi } from '../../support/site/test-api.js';
import { testSettings } from '../../support/site/test-settings.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { SyncSite } from './sync-site.js';
import { crowdSettings, startCrowd } from './sync-world.js';

describeWithSlapd('the worker', () => {
  let slapd: Slapd;
  let base: SyncSite;
  let api: TestApi;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    [slapd, base] = await Promise.all([startCrowd(), SyncSite.start()]);
    api = await TestApi.start(base.site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    const settings = crowdSettings(slapd);
    const directory = { ...settings, sync: { ...settings.sync, recheckSeconds: 5 } };
    const module = WorkerModule.register(testSettings(base.site, { directory }));
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
    worker = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    await api.stop();
    await base.stop();
    await slapd.stop();
  }, 30_000);

  const until = async (sql: string, wanted: unknown): Promise<void> => {
    const limit = Date.now() + 30_000;
    while ((await base.value(sql)) !== wanted) {
      if (Date.now() > limit) throw new Error(`never: ${sql}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };

  it('makes accounts and profiles by itself, and ends sessions and streams of who is switched off', async () => {
    await until(`SELECT count(*)::int4 AS value FROM auth.account WHERE state = 'active'`, 120);
    await until(
      `SELECT count(*)::int4 AS value FROM people.profile WHERE display_name LIKE 'Person _%' AND title IS NOT NULL`,
      120,
    );
    const { id } = await base.account(madeUuid(50));
    const token = await base.signIn(id);
    const stream = await (await EventReader.open(await api.app.getUrl(), token)).joined();
    expect((await api.ask('GET', 'session', { token })).status).toBe(200);

    const from = performance.now();
    await slapd.modify(
      `dn: ${madeDn(50)}\nchangetype: modify\nreplace: nsAccountLock\nnsAccountLock: TRUE\n`,
    );
    await stream.until(() => stream.events('session.ended').length > 0, 50_000);
    const seconds = (performance.now() - from) / 1000;
    console.info(
      `switched off in the directory, stream ended after ${seconds.toFixed(1)} s (recheck every 5 s)`,
    );
    expect((await api.ask('GET', 'session', { token })).status).toBe(401);
    stream.close();
  }, 90_000);

  it('does within seconds what the operator asks', async () => {
    await until(`SELECT count(*)::int4 AS value FROM auth.account WHERE uid = 'u60'`, 1);
    await base.site.admin.query(`INSERT INTO auth.duty (human_key, duty) VALUES ('E-60', 'operator')`);
    await base.site.admin.query(`UPDATE auth.account SET site_role = 'operator' WHERE uid = 'u60'`);
    const token = await base.signIn((await base.account(madeUuid(60))).id);
    const asked = await api.ask<{ id: string }>('POST', 'directory/runs', { token });
    expect(asked.status).toBe(201);
    await until(`SELECT state AS value FROM auth.directory_run WHERE id = '${asked.body.id}'`, 'applied');
  }, 60_000);
});
