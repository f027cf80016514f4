import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { closeDatabase, LOGIN_ROLES, THROWAWAY_SETTINGS, type LoginRole } from '#database';
import { noteSeenEvents } from '../audit/note-seen-events.js';
import { personsInBodies } from '../audit/persons-in-bodies.js';
import { chosenPostgres } from '../postgres/chosen-postgres.js';
import { clustersFolder, fillCluster, TEMPLATE } from './prepared-cluster.js';

/** A PostgreSQL of its own for one test file, with roles, and a migrated template that databases are copied from. */
export interface TestCluster {
  readonly host: string;
  readonly port: number;
  readonly folder: string;
  readonly secretFiles: Readonly<Record<LoginRole, string>>;
  /** A new database with the whole schema and no row. @returns its name. */
  createDatabase(): Promise<string>;
  /** A connection as one of the roles; the superuser where none is named. The caller ends it. */
  connect(database: string, role?: LoginRole): Promise<pg.Client>;
  kill(signal: NodeJS.Signals): void;
  /** Stops what runs but keeps the data folder, so that another server can go on with it. */
  stopServer(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(clustersFolder(), 'test-'));
  const passwords = await fillCluster(folder);
  const postgres = await chosenPostgres()({
    dataDir: join(folder, 'postgres'),
    socketDir: join(folder, 'socket'),
    settings: { ...THROWAWAY_SETTINGS, max_connections: '200' },
  });
  const { host, port, superuser } = postgres;
  const secretFiles = writeSecrets(join(folder, 'secrets'), passwords);

  const connect = async (database: string, role?: LoginRole): Promise<pg.Client> => {
    const login = role ? { user: role, password: passwords[role] } : superuser;
    const client = new pg.Client({ host, port, database, user: login.user, password: login.password });
    await client.connect();
    return client;
  };
  const administrator = await connect('postgres');
  administrator.on('error', () => undefined);
  const names: string[] = [];
  return {
    host,
    port,
    folder,
    secretFiles,
    connect,
    createDatabase: async () => {
      const name = `ruche_test_${names.length + 1}`;
      names.push(name);
      await administrator.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER ruche_owner`);
      await closeDatabase(administrator, name);
      return name;
    },
    kill: (signal) => {
      postgres.kill(signal);
    },
    stopServer: () => postgres.stop(),
    stop: async () => {
      const faults: string[] = [];
      // A server that the test killed tells nothing any more.
      for (const name of names) {
        await noteSeenEvents(() => connect(name)).catch(() => undefined);
        faults.push(...(await personsIn(() => connect(name)).catch(() => [])));
      }
      await administrator.end().catch(() => undefined);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
      if (faults.length > 0) throw new Error(`persons in bodies of the audit log: ${faults.join('; ')}`);
    },
  };
}

async function personsIn(connect: () => Promise<pg.Client>): Promise<readonly string[]> {
  const client = await connect();
  try {
    return await personsInBodies(client);
  } finally {
    await client.end();
  }
}

function writeSecrets(
  folder: string,
  passwords: Readonly<Record<LoginRole, string>>,
): Record<LoginRole, string> {
  mkdirSync(folder, { recursive: true });
  const files = LOGIN_ROLES.map((role) => {
    const file = join(folder, role);
    writeFileSync(file, passwords[role], { mode: 0o600 });
    return [role, file] as const;
  });
  return Object.fromEntries(files) as Record<LoginRole, string>;
}
