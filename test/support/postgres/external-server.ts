import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Settings } from '#config';
import { THROWAWAY_SETTINGS, type EmbeddedPostgres } from '#database';
import { readAdminAddress } from '../../../apps/cli/src/init/admin-address.js';
import { initialise, type InitRequest } from '../../../apps/cli/src/init/initialise.js';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';
import { makeCertificates } from '../slapd/certificates.js';
import { externalSettings, writeExternalSettings, type ExternalChanges } from './external-settings.js';
import { startDebianPostgres } from './start-debian-postgres.js';

export interface Initialised {
  readonly changed: boolean;
  readonly lines: readonly string[];
}

/** A PostgreSQL 15 as a site has it: on a TCP port, scram for all, an administrator who is not "postgres". */
export class ExternalServer {
  private databases = 0;

  private constructor(
    readonly folder: string,
    readonly postgres: EmbeddedPostgres,
    /** Null where the server offers no TLS. */
    readonly caFile: string | null,
  ) {}

  static async start(withTls = false): Promise<ExternalServer> {
    const folder = mkdtempSync(join(tmpdir(), 'ruche-ext-'));
    const certificates = withTls ? await makeCertificates(folder) : null;
    const postgres = await startDebianPostgres({
      dataDir: join(folder, 'postgres'),
      socketDir: join(folder, 'socket'),
      settings: THROWAWAY_SETTINGS,
      port: await freePort(),
      tcp: { certificate: certificates },
      superuser: 'dba',
    });
    return new ExternalServer(folder, postgres, certificates?.caFile ?? null);
  }

  /** The name of a database that does not exist yet. */
  newDatabase(): string {
    return `site_${++this.databases}`;
  }

  settings(database: string, changes: ExternalChanges = {}): Settings {
    return externalSettings(this.folder, this.place(database), changes);
  }

  /** The file of such settings. */
  configFile(database: string, changes: ExternalChanges = {}): string {
    return writeExternalSettings(this.folder, this.place(database), changes);
  }

  /** The administrator's connection string. */
  address(user = this.postgres.superuser.user): string {
    const tls = this.caFile === null ? '' : `?sslmode=verify-full&sslrootcert=${this.caFile}`;
    return `postgresql://${user}@localhost:${this.postgres.port}/postgres${tls}`;
  }

  async init(settings: Settings, changes: Partial<InitRequest> = {}): Promise<Initialised> {
    const lines: string[] = [];
    const request = {
      settings,
      admin: readAdminAddress(this.address()),
      adminPassword: this.postgres.superuser.password,
      ownerPasswordFile: null,
      migrations: MIGRATIONS,
      ...changes,
    };
    return { changed: await initialise(request, (line) => lines.push(line)), lines };
  }

  /** The superuser over the socket; the caller ends it. */
  async connect(database = 'postgres'): Promise<pg.Client> {
    const { host, port, superuser } = this.postgres;
    const client = new pg.Client({
      ...{ host, port, database, user: superuser.user, password: superuser.password },
    });
    await client.connect();
    return client;
  }

  /** Roles with their passwords, memberships and databases of the cluster, to compare. */
  async clusterState(): Promise<unknown> {
    const client = await this.connect();
    const { rows } = await client.query(
      `SELECT to_jsonb(a) AS row FROM pg_authid a
       UNION ALL SELECT to_jsonb(d) - 'datfrozenxid' - 'datminmxid' FROM pg_database d
       UNION ALL SELECT to_jsonb(m) FROM pg_auth_members m ORDER BY 1`,
    );
    await client.end();
    return rows;
  }

  private place(name: string) {
    const tls = this.caFile === null ? null : { caFile: this.caFile };
    return { host: 'localhost', port: this.postgres.port, name, tls };
  }

  async stop(): Promise<void> {
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
