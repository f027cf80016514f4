import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { AuditEntry } from '#audit';
import type { AccountListener, DirectoryApplied, DirectoryListener } from '#auth';
import { noteEntries, TAKE_NOTES, type MembershipNote } from '../membership/membership-notes.js';

/**
 * Follows a run of the directory sync, inside its transaction: who entered a unit or a group enters its spaces, and
 * partners go with a sponsor who is off. A sign-in is followed by triggers; both tell the log what it changed.
 */
@Injectable()
export class RulesFollower implements DirectoryListener, AccountListener {
  async onApplied(
    client: pg.ClientBase,
    { written, deactivated, groupsChanged }: DirectoryApplied,
  ): Promise<readonly AuditEntry[]> {
    const changed = [...written.map(({ accountId }) => accountId), ...deactivated];
    if (changed.length === 0 && !groupsChanged) return [];
    await client.query('SELECT spaces.apply_rules($1, $2)', [changed, groupsChanged]);
    return taken(client);
  }

  onProvisioned(client: pg.ClientBase): Promise<readonly AuditEntry[]> {
    return taken(client);
  }
}

async function taken(client: pg.ClientBase): Promise<readonly AuditEntry[]> {
  return noteEntries((await client.query<MembershipNote>(TAKE_NOTES)).rows);
}
