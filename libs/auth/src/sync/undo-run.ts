import canonicalize from 'canonicalize';
import type pg from 'pg';
import type { AuditEntry } from '#audit';
import { newId, type Id } from '#kernel';
import type { DirectoryIdentity } from '../directory/directory-identity.js';
import type { AccountChange } from './account-change.js';
import { attributeChanges } from './attribute-changes.js';
import { changeRows } from './change-rows.js';
import type { DirectoryListener } from './directory-listener.js';
import type { ReadPerson } from './directory-reading.js';
import type { KnownAccount } from './known-accounts.js';
import { SyncFailure } from './sync-failure.js';
import type { SyncRecords } from './sync-records.js';
import { SyncStore, type ChangeSide, type GroupRow } from './sync-store.js';

interface Kept {
  readonly account_id: Id | null;
  readonly kind: AccountChange['kind'];
  readonly before: ChangeSide | null;
  readonly after: ChangeSide | null;
}

/** What was taken back. */
export interface Undone {
  readonly id: Id;
  readonly target: Id;
  readonly accounts: number;
  readonly abandonRecords: () => void;
}

/**
 * Takes the last run back, inside one transaction: where an account is still as that run left it, it becomes what it
 * was before; what has changed since stays. The schedule then stands still: the directory still says the same.
 * Portraits stay as they are.
 * @throws SyncFailure NOTHING_TO_UNDO.
 */
export async function undoRun(
  client: pg.ClientBase,
  run: Id,
  listeners: readonly DirectoryListener[],
  records: SyncRecords,
): Promise<Undone> {
  const store = new SyncStore(client);
  if (!(await store.lock(run))) throw new SyncFailure('OVERTAKEN', 'Another run has begun since.');
  const [target] = await store.rows<{ id: Id; groups_before: GroupRow[] }>(
    'SELECT id, groups_before FROM auth.directory_undo_target()',
  );
  if (!target) throw new SyncFailure('NOTHING_TO_UNDO', 'There is no run that could be taken back.');
  const kept = await store.rows<Kept>('SELECT * FROM auth.directory_undo_changes($1)', [target.id]);
  const { accounts, groups } = await store.known(kept.flatMap(({ account_id }) => account_id ?? []));
  const known = new Map(accounts.map((account) => [account.accountId, account]));
  const changes = kept.flatMap((change) => {
    const account = known.get(change.account_id ?? '');
    return account ? reversed(change, account) : [];
  });
  const back = changes.flatMap(({ person, known: account }) =>
    person && account ? [{ person, account }] : [],
  );
  await store.writeAccounts(
    run,
    back.map(({ person, account }) => ({
      newId: newId(),
      dn: person.dn,
      photo: account.photo ?? '',
      person: person.identity,
    })),
  );
  const off = changes.flatMap(({ kind, known: account }) =>
    kind === 'deactivated' && account ? [account.accountId] : [],
  );
  const deactivated = await store.deactivate(run, off);
  // What a group has come to give since is not taken back: the settings still say so.
  const confers = new Map(groups.map((group) => [group.directoryId, group.confers]));
  await store.writeGroups(
    run,
    target.groups_before.map((group) => ({
      ...group,
      confers: group.confers || (confers.get(group.directoryId) ?? false),
    })),
  );
  await store.writeChanges(run, changeRows(changes, new Map()));
  const written = back.map(({ person, account }) => ({
    accountId: account.accountId,
    identity: person.identity,
  }));
  const groupsChanged = target.groups_before.length > 0;
  const entries: AuditEntry[] = [];
  for (const listener of listeners)
    entries.push(...(await listener.onApplied(client, { written, deactivated, groupsChanged })));
  const abandonRecords = await records.write(client, [
    {
      event: 'directory.undone',
      object: { type: 'directory_run', id: target.id, labelId: null },
      facts: { by: run, accounts: changes.length, groups: target.groups_before.length },
    },
    ...entries,
  ]);
  await client.query('SELECT auth.mark_directory_undone($1, $2)', [run, target.id]);
  await store.finish(run, {
    ...{ state: 'applied', reason: null, hash: null, notices: [], groupsBefore: [], changed: true },
    counts: { deactivated: deactivated.length, changed: written.length },
  });
  return { id: run, target: target.id, accounts: changes.length, abandonRecords };
}

function reversed({ kind, before, after }: Kept, account: KnownAccount): AccountChange[] {
  const { directoryId } = account;
  const off: AccountChange = {
    kind: 'deactivated',
    directoryId,
    known: account,
    person: null,
    attributes: [],
  };
  if (kind === 'created' || kind === 'reactivated') return isStill(account, after) ? [off] : [];
  const identity = before?.person;
  if (!identity) return [];
  const person: ReadPerson = { identity, dn: before.dn ?? '', photoHash: account.photo ?? '' };
  const attributes = attributeChanges(account, person);
  if (kind === 'deactivated')
    return !account.active && account.byDirectory
      ? [{ kind: 'reactivated', directoryId, known: account, person, attributes }]
      : [];
  return isStill(account, after)
    ? [{ kind: 'changed', directoryId, known: account, person, attributes }]
    : [];
}

function isStill({ active, entry }: KnownAccount, after: ChangeSide | null): boolean {
  const spelled = (identity: DirectoryIdentity | null): string | undefined => canonicalize(identity);
  return active && spelled(entry) === spelled(after?.person ?? null);
}
