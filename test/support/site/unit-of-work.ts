import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { AfterCommit, UnitOfWork } from '#database';
import { MessageEntity } from '#messaging';
import type { TestSite } from './test-site.js';

/** The real unit of work over a pool of `max` connections, waiting for one as long as the server does. */
export async function openUnitOfWork(
  { cluster, database }: TestSite,
  max: number,
  queryTimeoutMillis = 6_000,
): Promise<{ uow: UnitOfWork; source: DataSource; afterCommit: AfterCommit }> {
  const source = await new DataSource({
    type: 'postgres',
    entities: [MessageEntity],
    poolErrorHandler: () => undefined,
    extra: {
      host: cluster.host,
      port: cluster.port,
      database,
      user: 'ruche_app',
      password: readFileSync(cluster.secretFiles.ruche_app, 'utf8'),
      max,
      connectionTimeoutMillis: 2_000,
      query_timeout: queryTimeoutMillis,
    },
  }).initialize();
  const afterCommit = new AfterCommit();
  return { uow: new UnitOfWork(source, afterCommit), source, afterCommit };
}
