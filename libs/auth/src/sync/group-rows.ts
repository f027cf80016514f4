import { newId, type Id } from '#kernel';
import type { GroupChange } from './account-change.js';
import type { Known } from './known-accounts.js';
import type { GroupRow } from './sync-store.js';

/** Groups as they are to be written, and as they were, for the undoing. */
export function groupRows(
  changes: readonly GroupChange[],
  { accounts, groups }: Known,
  written: ReadonlyMap<string, Id>,
): { readonly before: readonly GroupRow[]; readonly after: readonly GroupRow[] } {
  const ids = new Map(accounts.map(({ directoryId, accountId }) => [directoryId, accountId]));
  for (const [directoryId, accountId] of written) ids.set(directoryId, accountId);
  const known = new Map(groups.map((group) => [group.directoryId, group]));
  return {
    after: changes.map(({ directoryId, name, confers, members }) => ({
      newId: newId(),
      directoryId,
      name,
      confers,
      members: members && members.flatMap((member) => ids.get(member) ?? []),
    })),
    before: changes.map(({ directoryId, name, confers }) => {
      const group = known.get(directoryId);
      return group
        ? {
            ...{ newId: group.id, directoryId, name: group.name },
            confers: group.confers,
            members: group.members,
          }
        : { ...{ newId: newId(), directoryId, name }, confers, members: null };
    }),
  };
}
