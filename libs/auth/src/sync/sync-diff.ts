import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DirectoryCounts, DirectoryNotice } from '#contracts';
import type { AccountChange, GroupChange } from './account-change.js';
import { compareAccounts } from './compare-accounts.js';
import { compareGroups } from './compare-groups.js';
import type { DirectoryReading } from './directory-reading.js';
import type { Known } from './known-accounts.js';

/** All that a run would change. */
export interface SyncDiff {
  readonly accounts: readonly AccountChange[];
  readonly groups: readonly GroupChange[];
  readonly notices: readonly DirectoryNotice[];
  readonly counts: DirectoryCounts;
  /** SHA-256 over the changes, in hexadecimal: whoever accepts it accepts exactly them. */
  readonly hash: string;
}

/** @param withGroups false: the reading holds only some people, so it says nothing of who is in a group. */
export function syncDiff(known: Known, reading: DirectoryReading, withGroups: boolean): SyncDiff {
  const notices = [...reading.notices];
  const accounts = compareAccounts(known, reading, notices);
  const created = new Set(
    accounts.filter(({ kind }) => kind === 'created').map(({ directoryId }) => directoryId),
  );
  const groups = withGroups ? compareGroups(known, reading, created) : [];
  const count = (wanted: AccountChange['kind']): number =>
    accounts.filter(({ kind }) => kind === wanted).length;
  return {
    accounts,
    groups,
    notices,
    counts: {
      read: reading.read,
      groups: reading.groups.size,
      created: created.size,
      changed: count('changed'),
      renamed: count('renamed'),
      moved: count('moved'),
      deactivated: count('deactivated'),
      reactivated: count('reactivated'),
      skipped: notices.filter(({ skipped }) => skipped).length,
    },
    hash: hashOf(accounts, groups),
  };
}

function hashOf(accounts: readonly AccountChange[], groups: readonly GroupChange[]): string {
  const byId = <T extends { readonly directoryId: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.directoryId < b.directoryId ? -1 : 1));
  const text = canonicalize({
    accounts: byId(accounts).map(({ kind, directoryId, person }) => ({ kind, directoryId, person })),
    groups: byId(groups),
  });
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex');
}
