import type { PolicyStore } from '#access';
import type { SyncPool } from '#database';
import { newId, type Id } from '#kernel';
import { applyRun, type ReadRun } from './apply-run.js';
import type { DirectoryConnection } from './directory-connection.js';
import type { DirectoryListener } from './directory-listener.js';
import { viewDirectory } from './directory-view.js';
import type { Known } from './known-accounts.js';
import { syncDiff, type SyncDiff } from './sync-diff.js';
import { SyncFailure, type SyncFailureReason } from './sync-failure.js';
import type { SyncRecords } from './sync-records.js';
import { SyncStore } from './sync-store.js';
import { undoRun } from './undo-run.js';

/** How a run ended. */
export type SyncResult =
  | { readonly state: 'applied' | 'braked'; readonly id: Id; readonly diff: SyncDiff }
  | { readonly state: 'undone'; readonly id: Id; readonly target: Id; readonly accounts: number }
  | {
      readonly state: 'failed';
      readonly id: Id;
      readonly reason: SyncFailureReason;
      readonly cause: unknown;
    };

/** A run that the operator asked for, or accepted. */
export interface AskedRun {
  /** Null: it is not in the database yet. */
  readonly id: Id | null;
  readonly accept: string | null;
}

const NOT_ASKED: AskedRun = { id: null, accept: null };

/**
 * Keeps accounts and groups as the directory says. Everything is read before anything is written, and what is written
 * is written in one transaction: whatever happens in between, the last good state is whole.
 */
export class DirectorySync {
  constructor(
    private readonly connection: DirectoryConnection,
    private readonly pool: SyncPool,
    private readonly policies: PolicyStore,
    private readonly listeners: readonly DirectoryListener[],
    private readonly records: SyncRecords,
  ) {}

  /** Compares everybody. */
  async full(asked: AskedRun = NOT_ASKED): Promise<SyncResult> {
    const id = asked.id ?? (await this.begin('full', asked.accept));
    return this.guarded(id, async () => {
      const view = await this.view(await this.known(null), false);
      return this.apply({ id, kind: 'full', view, only: null, accept: asked.accept });
    });
  }

  /**
   * Looks up who has a session open. Null: there was nothing to change. A directory that does not answer is no reason
   * to do anything.
   * @throws SyncFailure when it does not answer.
   */
  async recheck(): Promise<SyncResult | null> {
    const { only, known, view } = await this.viewSessions();
    if (syncDiff(known, view.reading, false).accounts.length === 0) return null;
    const id = await this.begin('recheck', null);
    return this.guarded(id, () => this.apply({ id, kind: 'recheck', view, only, accept: null }));
  }

  /** The same after the operator accepted what such a run had stopped at. */
  acceptedRecheck({ id, accept }: { readonly id: Id; readonly accept: string | null }): Promise<SyncResult> {
    return this.guarded(id, async () => {
      const { only, view } = await this.viewSessions();
      return this.apply({ id, kind: 'recheck', view, only, accept });
    });
  }

  /** Takes the last run back and stops the schedule. */
  async undo(asked: AskedRun = NOT_ASKED): Promise<SyncResult> {
    const id = asked.id ?? (await this.begin('undo', null));
    return this.guarded(id, async () => {
      const { target, accounts } = await this.committed((client) =>
        undoRun(client, id, this.listeners, this.records),
      );
      return { state: 'undone', id, target, accounts };
    });
  }

  /** What a full run would change now; writes nothing. @throws SyncFailure when the directory was not read whole. */
  async dryRun(): Promise<SyncDiff> {
    const known = await this.known(null);
    const { reading } = await this.view(known, false);
    return syncDiff(known, reading, true);
  }

  /** Lets the schedule run again. False: it was not stopped. */
  resume(): Promise<boolean> {
    return this.committed(async (client) => {
      const { rows } = await client.query<{ resumed: boolean }>(
        'SELECT auth.resume_directory_sync() AS resumed',
      );
      const was = rows[0]?.resumed ?? false;
      return {
        was,
        abandonRecords: await this.records.write(client, [{ event: 'directory.resumed', facts: { was } }]),
      };
    }).then(({ was }) => was);
  }

  private async begin(kind: 'full' | 'recheck' | 'undo', accept: string | null): Promise<Id> {
    const id = newId();
    await this.pool.query('SELECT auth.begin_directory_run($1, $2, $3)', [id, kind, accept]);
    return id;
  }

  private known(only: readonly Id[] | null): Promise<Known> {
    return this.onPool((store) => store.known(only));
  }

  private async viewSessions() {
    const only = await this.onPool((store) => store.accountsWithSession());
    const known = await this.known(only);
    return { only, known, view: await this.view(known, true) };
  }

  private async view(known: Known, recheck: boolean) {
    const { policies } = await this.policies.reread();
    return viewDirectory(this.connection, policies, known, recheck);
  }

  private async apply(run: ReadRun): Promise<SyncResult> {
    const { sync } = this.connection.settings;
    const { id, state, diff } = await this.committed((client) =>
      applyRun(client, run, sync, this.listeners, this.records),
    );
    return { id, state, diff };
  }

  /** The numbers of records that were rolled back are told by the next record. */
  private async committed<T extends { readonly abandonRecords: () => void }>(
    work: Parameters<typeof this.pool.transaction<T>>[0],
  ): Promise<T> {
    let done: T | null = null;
    try {
      return await this.pool.transaction(async (client) => (done = await work(client)));
    } catch (error) {
      (done as T | null)?.abandonRecords();
      throw error;
    }
  }

  private async guarded(id: Id, work: () => Promise<SyncResult>): Promise<SyncResult> {
    try {
      return await work();
    } catch (cause) {
      const reason = cause instanceof SyncFailure ? cause.reason : 'INTERNAL';
      await this.fail(id, reason);
      return { state: 'failed', id, reason, cause };
    }
  }

  private async fail(id: Id, reason: SyncFailureReason): Promise<void> {
    const outcome = { ...{ state: 'failed', counts: {}, reason, hash: null }, notices: [], groupsBefore: [] };
    await this.pool.transaction(async (client) => {
      await this.records.write(client, [
        {
          ...{ event: 'directory.failed', decision: 'allow', outcome: 'failure', reason },
          object: { type: 'directory_run', id, labelId: null },
        },
      ]);
      await client.query('SELECT auth.finish_directory_run($1, $2)', [id, { ...outcome, changed: false }]);
    });
  }

  private onPool<T>(work: (store: SyncStore) => Promise<T>): Promise<T> {
    return this.pool.transaction((client) => work(new SyncStore(client)));
  }
}
