import { newId, type Id } from '#kernel';
import type { AccountChange } from './account-change.js';
import type { ChangeRow } from './sync-store.js';

/** Those that take something away first: who reads the list reads what could hurt. */
const ORDER = ['deactivated', 'reactivated', 'created', 'renamed', 'moved', 'changed'];

/** @param accounts by directory id, of those that have just been written. */
export function changeRows(
  changes: readonly AccountChange[],
  accounts: ReadonlyMap<string, Id>,
): readonly ChangeRow[] {
  const sorted = [...changes].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return sorted.map(({ kind, directoryId, known, person, attributes }) => ({
    id: newId(),
    accountId: known?.accountId ?? accounts.get(directoryId) ?? null,
    kind,
    uid: person?.identity.uid ?? known?.uid ?? directoryId,
    displayName: person?.identity.displayName ?? known?.displayName ?? directoryId,
    attributes,
    before: known && { person: known.entry, dn: known.dn },
    after: person && { person: person.identity, dn: person.dn },
  }));
}
