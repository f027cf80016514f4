import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.types.js';
import { startEmbeddedPostgres, THROWAWAY_SETTINGS } from './embedded-postgres.js';
import { identifyProcess } from './process-identity.js';
import { postgresProcesses } from './postgres-processes.js';
import { waitFor } from './wait-for.js';

const root = mkdtempSync(join(tmpdir(), 'ruche-embedded-'));
const dataDir = join(root, 'database');
const pgData = join(dataDir, 'pgdata');
const running: EmbeddedPostgres[] = [];

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir,
    socketDir: join(root, 'socket'),
    settings: THROWAWAY_SETTINGS,
    ...options,
  });
  running.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, sql: string, password?: string): Promise<unknown[]> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: server.superuser.user,
    password: password ?? server.superuser.password,
    database: 'postgres',
  });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  // The first start makes the cluster, which takes seconds.
  beforeAll(async () => {
    await (await start()).stop();
  }, 60_000);

  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('is PostgreSQL 18 in UTF-8 with the built-in locale, on a private socket alone', async () => {
    const server = await start();
    const facts = await ask(
      server,
      `select current_setting('server_version_num')::int / 10000, current_setting('listen_addresses'),
              pg_encoding_to_char(encoding), datlocprovider, datlocale
       from pg_database where datname = 'postgres'`,
    );
    expect(facts).toEqual([18, '', 'UTF8', 'b', 'C.UTF-8']);
    expect(statSync(server.host).mode & 0o777).toBe(0o700);
    expect(statSync(server.superuser.passwordFile).mode & 0o777).toBe(0o600);
    expect(server.superuser.passwordFile.startsWith(pgData)).toBe(false);
  });

  it('trusts nobody on the socket', async () => {
    const server = await start();
    await expect(ask(server, 'select 1', 'wrong')).rejects.toMatchObject({ code: '28P01' });
    expect(await ask(server, 'select 1')).toEqual([1]);
  });

  it('applies the settings of the caller, but never listens on the network', async () => {
    const server = await start({ settings: { work_mem: '7MB', listen_addresses: '*' } });
    expect(
      await ask(server, `select current_setting('work_mem'), current_setting('listen_addresses')`),
    ).toEqual(['7MB', '']);
  });

  it('keeps its data and its password from one run to the next, and leaves no process', async () => {
    const first = await start();
    await ask(first, 'create table if not exists kept as select 42 as answer');
    await first.stop();
    expect(postgresProcesses(pgData)).toEqual([]);
    const second = await start();
    expect(await ask(second, 'select answer from kept')).toEqual([42]);
    expect(second.superuser.password).toBe(first.superuser.password);
  });

  it('refuses a second server on the same folder while the first is owned', async () => {
    const server = await start();
    await expect(start()).rejects.toThrow('already in use by process');
    expect(await ask(server, 'select 1')).toEqual([1]);
  });

  it('stops the server of an owner that was killed, and starts', async () => {
    const abandoned = await start();
    writeFileSync(
      join(dataDir, 'owner.json'),
      JSON.stringify({ pid: 2 ** 22 + 1, bootId: '', startTime: '0' }),
    );
    const lines: string[] = [];
    const server = await start({ log: (line) => lines.push(line) });
    expect(lines.join()).toContain('is stopped');
    expect(server.pid).not.toBe(abandoned.pid);
    expect(await ask(server, 'select 1')).toEqual([1]);
  });

  it('starts over a stale pid file whose number belongs to somebody else', async () => {
    await (await start()).stop();
    const somebody = process.ppid;
    writeFileSync(
      join(pgData, 'postmaster.pid'),
      `${String(somebody)}\n${pgData}\n0\n5432\n/\n\n0 0\nready   \n`,
    );
    const server = await start();
    expect(await ask(server, 'select 1')).toEqual([1]);
    expect(identifyProcess(somebody)).not.toBeNull();
  });

  it('tells that the server died, with the end of its log, and recovers', async () => {
    let died: { logTail: readonly string[] } | null = null;
    const server = await start({ onExit: (exit) => (died = exit) });
    server.kill('SIGQUIT');
    expect(await waitFor(() => died !== null, 10_000)).toBe(true);
    expect(died).toMatchObject({
      logTail: expect.arrayContaining([expect.stringContaining('immediate shutdown')]),
    });
    await server.stop();
    expect(await ask(await start(), 'select 1')).toEqual([1]);
  });

  it('says nothing of a stop that was asked for', async () => {
    let died = false;
    const server = await start({ onExit: () => (died = true) });
    await server.stop();
    await server.stop();
    expect(died).toBe(false);
  });

  it('takes a short socket folder when the wanted one is too long, and removes it', async () => {
    const server = await start({ socketDir: join(root, 'x'.repeat(100)) });
    expect(Buffer.byteLength(`${server.host}/.s.PGSQL.5432`)).toBeLessThan(108);
    expect(await ask(server, 'select 1')).toEqual([1]);
    await server.stop();
    expect(existsSync(server.host)).toBe(false);
  });

  it('throws the end of the log when a setting is wrong, and leaves the folder free', async () => {
    await expect(start({ settings: { no_such_setting: '1' } })).rejects.toThrow('no_such_setting');
    expect(await ask(await start(), 'select 1')).toEqual([1]);
  });

  it('refuses data of another major version with a sentence', async () => {
    await (await start()).stop();
    const file = join(pgData, 'PG_VERSION');
    const real = readFileSync(file, 'utf8');
    writeFileSync(file, '15\n');
    await expect(start()).rejects.toThrow('was made by PostgreSQL 15');
    writeFileSync(file, real);
  });
});
