import type pg from 'pg';
import type { DirectoryCounts, DirectoryNotice } from '#contracts';
import type { Id } from '#kernel';
import type { DirectoryIdentity } from '../directory/directory-identity.js';
import type { Known, KnownAccount, KnownGroup } from './known-accounts.js';

/** Rows in one statement: each stays far below the limit of 5 s. */
const BATCH = 500;

/** An account as it is to be written. */
export interface AccountRow {
  readonly newId: Id;
  readonly dn: string;
  readonly photo: string;
  readonly person: DirectoryIdentity;
}

/** A change as it is kept for the operator and for the undoing. */
export interface ChangeRow {
  readonly id: Id;
  readonly accountId: Id | null;
  readonly kind: string;
  readonly uid: string;
  readonly displayName: string;
  readonly attributes: readonly unknown[];
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
}

/** What an account said before or after a change. */
export interface ChangeSide {
  readonly person: DirectoryIdentity | null;
  readonly dn: string | null;
}

export interface GroupRow {
  readonly newId: Id;
  readonly directoryId: string;
  readonly name: string;
  readonly confers: boolean;
  /** Accounts; null: the group goes, or was not there. */
  readonly members: readonly Id[] | null;
}

export interface RunOutcome {
  readonly state: 'braked' | 'applied' | 'failed';
  readonly counts: Partial<DirectoryCounts>;
  readonly reason: string | null;
  readonly hash: string | null;
  readonly notices: readonly DirectoryNotice[];
  readonly groupsBefore: readonly GroupRow[];
  readonly changed: boolean;
}

/** The functions that `ruche_sync` may call, on one connection. */
export class SyncStore {
  constructor(private readonly client: Pick<pg.ClientBase, 'query'>) {}

  /** @param only accounts; null: all. */
  async known(only: readonly Id[] | null): Promise<Known> {
    const accounts = await this.rows<KnownAccount>(
      `SELECT account_id AS "accountId", directory_id AS "directoryId", uid, display_name AS "displayName", dn, entry,
         photo, active, by_directory AS "byDirectory" FROM auth.directory_snapshot($1)`,
      [only],
    );
    const groups = await this.rows<KnownGroup>(
      'SELECT id, directory_id AS "directoryId", name, confers, members FROM auth.directory_groups()',
    );
    const duties = await this.rows<{ human_key: string; duty: string }>(
      'SELECT * FROM auth.directory_duties()',
    );
    return { accounts, groups, duties: new Map(duties.map(({ human_key, duty }) => [human_key, duty])) };
  }

  async accountsWithSession(): Promise<readonly Id[]> {
    const [row] = await this.rows<{ ids: Id[] }>('SELECT auth.accounts_with_session() AS ids');
    return row?.ids ?? [];
  }

  /** False: a run that read later than this one has written already. */
  async lock(run: Id): Promise<boolean> {
    const [row] = await this.rows<{ mine: boolean }>('SELECT auth.lock_directory($1) AS mine', [run]);
    return row?.mine ?? false;
  }

  /** @returns account by directory id. */
  async writeAccounts(run: Id, accounts: readonly AccountRow[]): Promise<ReadonlyMap<string, Id>> {
    const written = new Map<string, Id>();
    for (const batch of batches(accounts)) {
      const rows = await this.rows<{ account_id: Id; directory_id: string }>(
        'SELECT account_id, directory_id FROM auth.sync_accounts($1, $2)',
        [run, JSON.stringify(batch)],
      );
      for (const { account_id, directory_id } of rows) written.set(directory_id, account_id);
    }
    return written;
  }

  async deactivate(run: Id, accounts: readonly Id[]): Promise<readonly Id[]> {
    if (accounts.length === 0) return [];
    const [row] = await this.rows<{ done: Id[] }>('SELECT auth.sync_deactivate($1, $2) AS done', [
      run,
      accounts,
    ]);
    return row?.done ?? [];
  }

  async writeGroups(run: Id, groups: readonly GroupRow[]): Promise<void> {
    for (const batch of batches(groups, 50))
      await this.rows('SELECT auth.sync_groups($1, $2)', [run, JSON.stringify(batch)]);
  }

  async writeChanges(run: Id, changes: readonly ChangeRow[]): Promise<void> {
    await this.rows('SELECT auth.clear_directory_changes($1)', [run]);
    for (const batch of batches(changes))
      await this.rows('SELECT auth.write_directory_changes($1, $2)', [run, JSON.stringify(batch)]);
  }

  /** @returns the run that stands for it now: an older one with the same question, where there is one. */
  async finish(run: Id, outcome: RunOutcome): Promise<Id> {
    const [row] = await this.rows<{ id: Id }>('SELECT auth.finish_directory_run($1, $2) AS id', [
      run,
      JSON.stringify(outcome),
    ]);
    return row?.id ?? run;
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, [...values])).rows;
  }
}

function batches<T>(list: readonly T[], size = BATCH): (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
