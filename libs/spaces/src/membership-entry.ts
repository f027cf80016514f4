import { Injectable } from '@nestjs/common';
import { SpaceEntry } from '#access';
import { runStatement } from '#database';
import type { Id } from '#kernel';

/**
 * Who may enter a space: its members, and everybody of the house when it is open. Both tables are under row-level
 * security of their own: only the caller's memberships, only spaces whose entry label he dominates.
 */
@Injectable()
export class MembershipEntry extends SpaceEntry {
  sql(spaceColumn: string): string {
    return `(EXISTS (SELECT FROM spaces.membership entered
        WHERE entered.space_id = ${spaceColumn} AND entered.person_id = (SELECT access.me()))
      OR ((SELECT access.enters_implicitly())
        AND EXISTS (SELECT FROM spaces.space opened WHERE opened.id = ${spaceColumn} AND opened.visibility = 'open')))`;
  }

  async entered(spaceIds: readonly Id[]): Promise<readonly Id[]> {
    const rows = await runStatement<{ id: Id }>(
      `SELECT asked.id FROM unnest($1::uuid[]) asked (id) WHERE ${this.sql('asked.id')}`,
      [spaceIds],
    );
    return rows.map(({ id }) => id);
  }
}
