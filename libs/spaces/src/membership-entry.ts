import { Injectable } from '@nestjs/common';
import { SpaceEntry } from '#access';
import { runStatement } from '#database';
import type { Id } from '#kernel';

/**
 * Who may enter a space: its members, and everybody of the house when it is open, whoever dominates its entry label at
 * this working level. Both tables say so once more by row-level security of their own.
 */
@Injectable()
export class MembershipEntry extends SpaceEntry {
  sql(spaceColumn: string): string {
    return `(EXISTS (SELECT FROM spaces.membership entered
        WHERE entered.space_id = ${spaceColumn} AND entered.person_id = (SELECT access.me())
          AND entered.entry_label_id = ANY ((SELECT access.labels())::int4[])
          AND (entered.ends_at IS NULL OR entered.ends_at > now()))
      OR ((SELECT access.enters_implicitly())
        AND EXISTS (SELECT FROM spaces.space opened WHERE opened.id = ${spaceColumn} AND opened.visibility = 'open'
          AND opened.entry_label_id = ANY ((SELECT access.labels())::int4[]))))`;
  }

  async entered(spaceIds: readonly Id[]): Promise<readonly Id[]> {
    const rows = await runStatement<{ id: Id }>(
      `SELECT asked.id FROM unnest($1::uuid[]) asked (id) WHERE ${this.sql('asked.id')}`,
      [spaceIds],
    );
    return rows.map(({ id }) => id);
  }
}
