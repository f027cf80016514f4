import type pg from 'pg';
import type { AuditEntry } from '#audit';
import type { Id } from '#kernel';
import type { DirectoryIdentity } from '../directory/directory-identity.js';

/** What a run of the directory sync (or its undoing) wrote. */
export interface DirectoryApplied {
  /** Accounts that were made, changed or brought back; their identity as it holds now. */
  readonly written: readonly { readonly accountId: Id; readonly identity: DirectoryIdentity }[];
  /** Accounts that were switched off; their sessions are over. */
  readonly deactivated: readonly Id[];
  /** Whether any group, or who is in one, is other than before. */
  readonly groupsChanged: boolean;
}

/**
 * Told of every run that wrote something, inside its transaction and as its role, `ruche_sync`. Libraries above keep
 * their own part of it, and give what the log is to tell of that; an error undoes the whole run.
 */
export interface DirectoryListener {
  onApplied(client: pg.ClientBase, applied: DirectoryApplied): Promise<readonly AuditEntry[]>;
}

/** Injection token of the list that the app composes. */
export const DIRECTORY_LISTENERS = Symbol('DIRECTORY_LISTENERS');
