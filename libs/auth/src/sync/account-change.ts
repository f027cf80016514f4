import type { DirectoryChange } from '#contracts';
import type { ReadPerson } from './directory-reading.js';
import type { KnownAccount } from './known-accounts.js';

/** One account that a run changes. */
export interface AccountChange {
  readonly kind: DirectoryChange['kind'];
  readonly directoryId: string;
  readonly known: KnownAccount | null;
  /** What will hold; null when the account is switched off. */
  readonly person: ReadPerson | null;
  readonly attributes: DirectoryChange['attributes'];
}

/** One group that a run changes; members by the directory's ids of people, null when the group goes. */
export interface GroupChange {
  readonly directoryId: string;
  readonly name: string;
  readonly confers: boolean;
  readonly members: readonly string[] | null;
}
