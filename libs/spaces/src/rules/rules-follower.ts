import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import type { DirectoryApplied, DirectoryListener } from '#auth';

/** Follows a run of the directory sync, inside its transaction: who entered a unit or a group enters its spaces. */
@Injectable()
export class RulesFollower implements DirectoryListener {
  async onApplied(client: pg.ClientBase, { written, groupsChanged }: DirectoryApplied): Promise<void> {
    const changed = written.map(({ accountId }) => accountId);
    if (changed.length === 0 && !groupsChanged) return;
    await client.query('SELECT FROM spaces.apply_rules($1, $2)', [changed, groupsChanged]);
  }
}
