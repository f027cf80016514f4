import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import type { Settings } from '#config';
import { prepareApi } from '../../../apps/api/src/start-api.js';
import { seedDemo } from '../../../apps/cli/src/demo/seed-demo.js';
import { WorkerModule } from '../../../apps/worker/src/worker.module.js';
import { startSlapd, type Slapd } from '../../support/slapd/start-slapd.js';
import { startTestCluster, type TestCluster } from '../../support/site/test-cluster.js';
import { settingsFor } from '../../support/site/test-settings.js';

const ROOT = join(import.meta.dirname, '../../..');

/** The product as a person meets it: built pages, real database, real slapd over ldaps, demo content, a real port, its worker. */
export interface ServedDemo {
  readonly origin: string;
  /** The superuser: reads what the audit log holds. */
  readonly admin: pg.Client;
  readonly directory: Slapd;
  readonly cluster: TestCluster;
  readonly database: string;
  stop(): Promise<void>;
}

/** @param messaging what a site may set about messages, other than the tests' own */
export async function serveDemo(messaging: Partial<Settings['messaging']> = {}): Promise<ServedDemo> {
  const [cluster, directory] = await Promise.all([startTestCluster(), startSlapd()]);
  const database = await cluster.createDatabase();
  const admin = await cluster.connect(database);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const base = settingsFor(cluster, database);
  const settings: Settings = {
    ...base,
    directory: { ...directory.settings, timeoutSeconds: 5 },
    http: { ...base.http, port, publicOrigin: origin },
    messaging: { ...base.messaging, ...messaging },
  };
  await seedDemo(admin, settings, {
    people: join(ROOT, 'config/demo/people.yaml'),
    content: join(ROOT, 'config/demo/content'),
  });
  const app = await prepareApi(settings, join(ROOT, 'dist/web'));
  await app.listen({ host: '127.0.0.1', port });
  const worker = await startWorker(settings);
  return {
    origin,
    admin,
    directory,
    cluster,
    database,
    stop: async () => {
      await worker.close();
      await app.close();
      await admin.end();
      await Promise.all([directory.stop(), cluster.stop()]);
    },
  };
}

/** All that runs without a request, as the worker's program starts it; it only looks for jobs more often. */
function startWorker(settings: Settings): Promise<INestApplicationContext> {
  const module = WorkerModule.register(settings, { runner: { pollMs: 200, leaseSeconds: 60, parallel: 4 } });
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
  return NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
