import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { readSecret } from '#config';
import { RelayPool } from '#database';
import { startTestCluster, type TestCluster } from '../../support/site/test-cluster.js';

describe('a pool of a runtime role', () => {
  let cluster: TestCluster;
  let database: string;
  let admin: pg.Client;
  let pool: RelayPool;

  beforeAll(async () => {
    cluster = await startTestCluster();
    database = await cluster.createDatabase();
    admin = await cluster.connect(database);
    const { host, port, secretFiles } = cluster;
    const password = readSecret(secretFiles.ruche_relay);
    pool = new RelayPool({ host, port, database, user: 'ruche_relay', password, max: 1 }, () => undefined);
  }, 60_000);
  afterAll(async () => {
    await pool.close();
    await admin.end();
    await cluster.stop();
  });

  // Unheard, the error of the connection ends the whole process, or here: fails the test.
  it('outlives a connection that breaks between two statements of a transaction', async () => {
    const broken = pool.transaction(async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await admin.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await sleep(200);
      await client.query('SELECT 1');
    });
    await expect(broken).rejects.toMatchObject({ kind: 'unavailable', code: 'DATABASE_UNAVAILABLE' });
    expect(await pool.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
