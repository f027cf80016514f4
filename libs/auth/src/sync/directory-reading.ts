import type { DirectoryNotice } from '#contracts';
import type { DirectoryIdentity } from '../directory/directory-identity.js';

/** A person as the directory says now. */
export interface ReadPerson {
  /** Without portrait. */
  readonly identity: DirectoryIdentity;
  readonly dn: string;
  /** SHA-256 of the portrait in hexadecimal; empty: there is none. */
  readonly photoHash: string;
}

export interface ReadGroup {
  readonly directoryId: string;
  readonly name: string;
  /** Who is in it tells who holds a clearance, a compartment or a duty. */
  readonly confers: boolean;
  /** Directory ids of people, those in groups inside included. */
  readonly members: ReadonlySet<string>;
}

/** What one reading of the directory found; all by the directory's own ids. */
export interface DirectoryReading {
  /** Entries of people, whatever became of them. */
  readonly read: number;
  readonly people: ReadonlyMap<string, ReadPerson>;
  readonly disabled: ReadonlySet<string>;
  /** Entries that say too little or too much: their accounts stay as they are. */
  readonly skipped: ReadonlySet<string>;
  readonly groups: ReadonlyMap<string, ReadGroup>;
  readonly notices: readonly DirectoryNotice[];
}
