import type pg from 'pg';
import type { AuditEntry } from '#audit';
import { newId, type Id } from '#kernel';
import type { DirectorySettings } from '../directory/directory-settings.js';
import type { AccountChange } from './account-change.js';
import { brakes } from './brake.js';
import { changeRows } from './change-rows.js';
import type { DirectoryListener } from './directory-listener.js';
import type { DirectoryView } from './directory-view.js';
import { groupRows } from './group-rows.js';
import type { Known } from './known-accounts.js';
import { runRecords } from './run-records.js';
import { syncDiff, type SyncDiff } from './sync-diff.js';
import { SyncFailure } from './sync-failure.js';
import type { SyncRecords } from './sync-records.js';
import { SyncStore, type RunOutcome } from './sync-store.js';

/** A run that has read the directory. */
export interface ReadRun {
  readonly id: Id;
  readonly kind: 'full' | 'recheck';
  readonly view: DirectoryView;
  /** Accounts that it looks at; null: all. */
  readonly only: readonly Id[] | null;
  /** Hash of what the operator accepted past the brake; null: nothing. */
  readonly accept: string | null;
}

export interface Applied {
  /** The run that stands for it: an older one that waits with the same question, where there is one. */
  readonly id: Id;
  readonly state: 'applied' | 'braked';
  readonly diff: SyncDiff;
  /** To be called when the transaction does not commit. */
  readonly abandonRecords: () => void;
}

/**
 * The whole of a run that writes, inside one transaction: compares afresh under the lock, stops at the brake, or
 * writes accounts, groups, what others keep of them, and the records.
 */
export async function applyRun(
  client: pg.ClientBase,
  run: ReadRun,
  settings: DirectorySettings['sync'],
  listeners: readonly DirectoryListener[],
  records: SyncRecords,
): Promise<Applied> {
  const store = new SyncStore(client);
  if (!(await store.lock(run.id)))
    throw new SyncFailure('OVERTAKEN', 'A run that read later has written already.');
  const known = await store.known(run.only);
  const diff = syncDiff(known, run.view.reading, run.kind === 'full');
  refuseNewlyMissing(diff, run.view);
  const among = known.accounts.filter(({ active }) => active).length;
  const stops = brakes(settings, run.kind, diff.counts.deactivated, among) && run.accept !== diff.hash;
  const entries: AuditEntry[] = [];
  const outcome = stops
    ? await ask(store, run, diff)
    : await write(client, store, run, { known, diff, listeners, entries });
  const state = stops ? ('braked' as const) : ('applied' as const);
  const abandonRecords = await records.write(client, [
    ...runRecords(run.id, run.kind, state, diff),
    ...entries,
  ]);
  return { id: await store.finish(run.id, outcome), state, diff, abandonRecords };
}

/** An account that a sign-in made after the directory was read is not missing there. */
function refuseNewlyMissing({ accounts }: SyncDiff, { knownIds }: DirectoryView): void {
  const unseen = accounts.find(
    ({ kind, directoryId }) => kind === 'deactivated' && !knownIds.has(directoryId),
  );
  if (unseen)
    throw new SyncFailure('DIRECTORY_INCOMPLETE', 'An account was made while the directory was read.');
}

async function ask(store: SyncStore, run: ReadRun, diff: SyncDiff): Promise<RunOutcome> {
  await store.writeChanges(run.id, changeRows(diff.accounts, new Map()));
  return outcomeOf('braked', diff, 'TOO_MANY_DEACTIVATED', [], false);
}

interface Writing {
  readonly known: Known;
  readonly diff: SyncDiff;
  readonly listeners: readonly DirectoryListener[];
  /** Takes what the listeners want told. */
  readonly entries: AuditEntry[];
}

async function write(
  client: pg.ClientBase,
  store: SyncStore,
  { id, view }: ReadRun,
  { known, diff, listeners, entries }: Writing,
): Promise<RunOutcome> {
  const writes = diff.accounts.flatMap((change) => {
    const { person } = change;
    return person ? [{ person, photo: photoOf(change, view), before: change.known?.photo ?? '' }] : [];
  });
  const accounts = await store.writeAccounts(
    id,
    writes.map(({ person, photo, before }) => ({
      newId: newId(),
      dn: person.dn,
      photo: photo === undefined ? before : person.photoHash,
      person: person.identity,
    })),
  );
  const off = diff.accounts.flatMap(({ kind, known: account }) =>
    kind === 'deactivated' && account ? [account.accountId] : [],
  );
  const deactivated = await store.deactivate(id, off);
  const groups = groupRows(diff.groups, known, accounts);
  await store.writeGroups(id, groups.after);
  await store.writeChanges(id, changeRows(diff.accounts, accounts));
  const changed = diff.accounts.length > 0 || diff.groups.length > 0;
  const applied = {
    written: writes.flatMap(({ person: { identity }, photo }) => {
      const accountId = accounts.get(identity.directoryId);
      const profile = photo === undefined ? identity.profile : { ...identity.profile, photo };
      return accountId === undefined ? [] : [{ accountId, identity: { ...identity, profile } }];
    }),
    deactivated,
    groupsChanged: diff.groups.length > 0,
  };
  if (changed) for (const listener of listeners) entries.push(...(await listener.onApplied(client, applied)));
  return outcomeOf('applied', diff, null, groups.before, changed);
}

/** Null: taken away; undefined: as before, or too much for this run. */
function photoOf({ known, person }: AccountChange, { portraits }: DirectoryView): Buffer | null | undefined {
  if (!person || person.photoHash === (known?.photo ?? '')) return undefined;
  return person.photoHash === '' ? null : portraits.get(person.identity.directoryId);
}

/** Notices that are kept: enough to mend the directory by. */
const KEPT_NOTICES = 200;

function outcomeOf(
  state: RunOutcome['state'],
  { counts, hash, notices }: SyncDiff,
  reason: string | null,
  groupsBefore: RunOutcome['groupsBefore'],
  changed: boolean,
): RunOutcome {
  return { state, counts, reason, hash, notices: notices.slice(0, KEPT_NOTICES), groupsBefore, changed };
}
