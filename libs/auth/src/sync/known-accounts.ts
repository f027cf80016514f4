import type { DirectoryIdentity } from '../directory/directory-identity.js';
import type { Id } from '#kernel';

/** An account as the run before, or a sign-in, left it. */
export interface KnownAccount {
  readonly accountId: Id;
  readonly directoryId: string;
  readonly uid: string;
  readonly displayName: string;
  /** Null: only a sign-in wrote it so far. */
  readonly dn: string | null;
  /** What the directory said last; null: from before this was kept. */
  readonly entry: DirectoryIdentity | null;
  /** SHA-256 of the portrait that was handed on last; null: never one. */
  readonly photo: string | null;
  readonly active: boolean;
  /** Switched off by the directory, which may switch it on again. */
  readonly byDirectory: boolean;
}

export interface KnownGroup {
  readonly id: Id;
  readonly directoryId: string;
  readonly name: string;
  readonly confers: boolean;
  readonly members: readonly Id[];
}

/** What the database holds of the directory. */
export interface Known {
  readonly accounts: readonly KnownAccount[];
  readonly groups: readonly KnownGroup[];
  /** The one duty of each human who ever had one, by human key. */
  readonly duties: ReadonlyMap<string, string>;
}
