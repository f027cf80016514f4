import type pg from 'pg';
import type { AuditEntry } from '#audit';
import type { Id } from '#kernel';
import type { DirectoryIdentity } from '../directory/directory-identity.js';

/**
 * Told of every account that a sign-in wrote, inside its transaction. Libraries above keep their own part of it, and give
 * what the log is to tell of that.
 */
export interface AccountListener {
  onProvisioned(
    client: pg.ClientBase,
    accountId: Id,
    identity: DirectoryIdentity,
  ): Promise<readonly AuditEntry[]>;
}

/** Injection token of the list that the app composes. */
export const ACCOUNT_LISTENERS = Symbol('ACCOUNT_LISTENERS');
