import type { GroupChange } from './account-change.js';
import type { DirectoryReading } from './directory-reading.js';
import type { Known } from './known-accounts.js';

/** Groups that differ from what is kept. Members that have no account, and get none, do not count. */
export function compareGroups(
  { accounts, groups }: Known,
  reading: DirectoryReading,
  created: ReadonlySet<string>,
): readonly GroupChange[] {
  const directoryIds = new Map(accounts.map(({ accountId, directoryId }) => [accountId, directoryId]));
  const kept = new Set([...directoryIds.values(), ...created]);
  const known = new Map(groups.map((group) => [group.directoryId, group]));
  const changes: GroupChange[] = [];
  for (const { directoryId, name, confers, members } of reading.groups.values()) {
    const wanted = [...members].filter((id) => kept.has(id)).sort();
    const before = known.get(directoryId);
    const held = before?.members.map((id) => directoryIds.get(id) ?? '').sort();
    if (before?.name !== name || before.confers !== confers || held?.join() !== wanted.join())
      changes.push({ directoryId, name, confers, members: wanted });
  }
  for (const { directoryId, name, confers } of groups)
    if (!reading.groups.has(directoryId)) changes.push({ directoryId, name, confers, members: null });
  return changes;
}
