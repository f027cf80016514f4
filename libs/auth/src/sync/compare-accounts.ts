import type { DirectoryNotice } from '#contracts';
import type { AccountChange } from './account-change.js';
import { attributeChanges } from './attribute-changes.js';
import type { DirectoryReading, ReadPerson } from './directory-reading.js';
import type { Known, KnownAccount } from './known-accounts.js';

/** What a run changes in accounts. Pure: the same reading of the same accounts gives the same changes. */
export function compareAccounts(
  { accounts, duties }: Known,
  reading: DirectoryReading,
  notices: DirectoryNotice[],
): readonly AccountChange[] {
  const known = new Map(accounts.map((account) => [account.directoryId, account]));
  const conflicts = dutyConflicts(reading, duties);
  const changes: AccountChange[] = [];
  for (const [directoryId, person] of reading.people) {
    if (conflicts.has(person.identity.humanKey)) {
      notices.push({ ...{ entry: person.dn, reason: 'duties_conflict', attribute: null, skipped: true } });
      continue;
    }
    const change = compared(directoryId, known.get(directoryId) ?? null, person);
    if (change) changes.push(change);
  }
  for (const account of accounts)
    if (account.active && isGone(account, reading)) changes.push(off(account, reading));
  return changes;
}

/** Two duties for one human would break the transaction of everybody: who has them is left out, and told. */
function dutyConflicts(reading: DirectoryReading, held: Known['duties']): ReadonlySet<string> {
  const duties = new Map(held);
  const conflicts = new Set<string>();
  for (const { identity } of reading.people.values()) {
    if (identity.siteRole === 'member') continue;
    const other = duties.get(identity.humanKey);
    if (other !== undefined && other !== identity.siteRole) conflicts.add(identity.humanKey);
    duties.set(identity.humanKey, identity.siteRole);
  }
  return conflicts;
}

function isGone({ directoryId }: KnownAccount, { people, skipped }: DirectoryReading): boolean {
  return !people.has(directoryId) && !skipped.has(directoryId);
}

function off(known: KnownAccount, { disabled }: DirectoryReading): AccountChange {
  const { directoryId } = known;
  const after = disabled.has(directoryId) ? 'disabled' : 'missing';
  const attributes = [{ name: 'state', before: 'active', after }];
  return { kind: 'deactivated', directoryId, known, person: null, attributes };
}

function compared(directoryId: string, known: KnownAccount | null, person: ReadPerson): AccountChange | null {
  if (!known) return { kind: 'created', directoryId, known, person, attributes: [] };
  const attributes = attributeChanges(known, person);
  if (!known.active && known.byDirectory)
    return { kind: 'reactivated', directoryId, known, person, attributes };
  if (attributes.length === 0) return null;
  return { kind: kindOf(attributes, known.dn, person.dn), directoryId, known, person, attributes };
}

function kindOf(
  attributes: AccountChange['attributes'],
  before: string | null,
  after: string,
): AccountChange['kind'] {
  const names = new Set(attributes.map(({ name }) => name));
  if (names.has('uid') || names.has('displayName')) return 'renamed';
  if (!names.has('dn') || before === null) return 'changed';
  return parentOf(before) === parentOf(after) ? 'renamed' : 'moved';
}

/** The DN without its first part; for telling a move from a new name, never as a key. */
function parentOf(dn: string): string {
  return dn.replace(/^(?:\\[\s\S]|[^,\\])*,/u, '');
}
