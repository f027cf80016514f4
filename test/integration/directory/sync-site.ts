import type pg from 'pg';
import { PolicyStore } from '#access';
import { Emitter } from '#audit';
import {
  DirectoryConnection,
  DirectorySync,
  newSessionToken,
  SyncDesk,
  SyncRecords,
  tokenHash,
  type DirectoryApplied,
  type DirectoryListener,
  type DirectorySettings,
  type SyncDiff,
  type SyncResult,
} from '#auth';
import { poolConfig, SyncPool } from '#database';
import { newId, SystemClock, type Id } from '#kernel';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

/** Remembers what libraries above would be told. */
export class RecordingListener implements DirectoryListener {
  readonly told: DirectoryApplied[] = [];
  fault: Error | null = null;

  onApplied(_client: pg.ClientBase, applied: DirectoryApplied): Promise<readonly []> {
    this.told.push(applied);
    return this.fault ? Promise.reject(this.fault) : Promise.resolve([]);
  }
}

/** A database of its own with the sync over a directory. */
export class SyncSite {
  readonly listener = new RecordingListener();

  private constructor(
    readonly site: TestSite,
    readonly pool: SyncPool,
  ) {}

  static async start(): Promise<SyncSite> {
    const site = await TestSite.start();
    // The people of the other tests stand in no directory: here they would all be missing.
    await site.admin.query(`UPDATE auth.account SET state = 'disabled'`);
    return new SyncSite(site, new SyncPool(poolConfig(testSettings(site), 'sync', 3), () => undefined));
  }

  sync(settings: DirectorySettings): DirectorySync {
    const records = new SyncRecords(new Emitter(new SystemClock(), null));
    return new DirectorySync(
      new DirectoryConnection(settings),
      this.pool,
      new PolicyStore(this.pool),
      [this.listener],
      records,
    );
  }

  desk(settings: DirectorySettings): SyncDesk {
    return new SyncDesk(this.sync(settings), this.pool, settings.sync);
  }

  /** Opens a session as the sign-in would. @returns its id. */
  async openSession(accountId: Id, token = newSessionToken()): Promise<Id> {
    const id = newId();
    const level = await this.value<string | null>(
      `SELECT auth.open_session($1, $2, $3, NULL, '127.0.0.1', interval '15 minutes', interval '8 hours') AS value`,
      [id, tokenHash(token), accountId],
    );
    if (level === null) throw new Error('no session was opened');
    return id;
  }

  /** The same. @returns the raw token. */
  async signIn(accountId: Id): Promise<string> {
    const token = newSessionToken();
    await this.openSession(accountId, token);
    return token;
  }

  /** The account of an entry. */
  account(directoryId: string): Promise<AccountRow> {
    return this.value<AccountRow>(
      `SELECT to_jsonb(a) AS value FROM auth.account a WHERE a.directory_id = $1`,
      [directoryId],
    );
  }

  /** One column of one row, as the superuser. */
  async value<T>(sql: string, values: readonly unknown[] = []): Promise<T> {
    const { rows } = await this.site.admin.query<{ value: T }>(sql, [...values]);
    const [row] = rows;
    if (!row) throw new Error(`no row: ${sql}`);
    return row.value;
  }

  async stop(): Promise<void> {
    await this.pool.close();
    await this.site.stop();
  }
}

export interface AccountRow {
  readonly id: Id;
  readonly uid: string;
  readonly display_name: string;
  readonly state: 'active' | 'disabled';
  readonly clearance: readonly { readonly level: string }[];
  readonly directory_entry: { readonly profile: Readonly<Record<string, unknown>> };
}

/** The diff of a run that was applied. @throws what the run failed by. */
export function appliedDiff(result: SyncResult | null): SyncDiff {
  if (result?.state === 'applied') return result.diff;
  throw new Error(`the run was not applied: ${result?.state ?? 'none'}`, {
    cause: result?.state === 'failed' ? result.cause : undefined,
  });
}
