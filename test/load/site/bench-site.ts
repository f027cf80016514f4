import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { parse } from 'yaml';
import { installPolicies } from '#access';
import { policySchema } from '#contracts';
import { installationRoot } from '#config';
import {
  LOGIN_ROLES,
  migrate,
  provisionDatabase,
  provisionRoles,
  startEmbeddedPostgres,
  type LoginRole,
} from '#database';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';

const DATABASE = 'ruche_bench';

/** The whole schema in a cluster with PostgreSQL's own settings: every commit reaches the disk. */
export interface BenchSite {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Of the superuser; the bare server connects as it and meets no policy. */
  readonly superuser: { readonly user: string; readonly password: string };
  readonly secretFiles: Readonly<Record<LoginRole, string>>;
  readonly admin: pg.Client;
  connect(role: LoginRole): Promise<pg.Client>;
  /** A new connection of the superuser; the caller ends it. */
  connectAdmin(): Promise<pg.Client>;
  /** The process id of the server that runs. */
  postmaster(): number;
  /** After the server was killed: another one on the same data, at the same address. */
  restart(): Promise<void>;
  secretFile(name: string, text: string): string;
  stop(): Promise<void>;
}

/** @param settings of PostgreSQL, over its own. */
export async function startBenchSite(settings: Readonly<Record<string, string>> = {}): Promise<BenchSite> {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-bench-'));
  const secrets = join(folder, 'secrets');
  mkdirSync(secrets);
  const secretFile = (name: string, text: string): string => {
    const file = join(secrets, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  const passwords = Object.fromEntries(
    LOGIN_ROLES.map((role) => [role, randomBytes(18).toString('base64url')]),
  ) as Record<LoginRole, string>;
  const secretFiles = Object.fromEntries(
    LOGIN_ROLES.map((role) => [role, secretFile(role, passwords[role])]),
  ) as Record<LoginRole, string>;
  const startServer = () =>
    startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      socketDir: join(folder, 'socket'),
      settings,
    });
  let postgres = await startServer();
  const { host, port, superuser } = postgres;
  const connect = async (user: string, password: string, database: string): Promise<pg.Client> => {
    const client = new pg.Client({ host, port, database, user, password });
    await client.connect();
    return client;
  };
  const administrator = await connect(superuser.user, superuser.password, 'postgres');
  await provisionRoles(administrator, passwords);
  await provisionDatabase(administrator, DATABASE);
  await administrator.end();
  await migrate(
    { host, port, database: DATABASE, user: 'ruche_owner', password: passwords.ruche_owner },
    MIGRATIONS,
  );
  const admin = await connect(superuser.user, superuser.password, DATABASE);
  const policy = policySchema.parse(
    parse(readFileSync(join(installationRoot(), 'config/policies/fr.yaml'), 'utf8')),
  );
  await installPolicies(admin, new Map([[policy.id, policy]]), { mainPolicy: 'FR', ceilingLevel: 'S' });
  return {
    folder,
    host,
    port,
    database: DATABASE,
    superuser,
    secretFiles,
    admin,
    connect: (role) => connect(role, passwords[role], DATABASE),
    connectAdmin: () => connect(superuser.user, superuser.password, DATABASE),
    postmaster: () => postgres.pid,
    restart: async () => {
      await postgres.stop();
      postgres = await startServer();
    },
    secretFile,
    stop: async () => {
      await admin.end().catch(() => undefined);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
