import { Injectable } from '@nestjs/common';
import { SpaceEntry, type Bind } from '#access';
import { runStatement, type Principal } from '#database';
import type { Id } from '#kernel';

/**
 * Who may enter a space: its members, and everybody of the house when it is open, whoever dominates its entry label at
 * this working level. Judged by what the application knows of the caller; the views that it asks, and the policies of
 * the rows, say so once more by the sealed principal.
 */
@Injectable()
export class MembershipEntry extends SpaceEntry {
  sql({ accountId, labels, entersImplicitly }: Principal, spaceColumn: string, bind: Bind): string {
    const rights = `entry_label_id = ANY (${bind([...labels])})`;
    const mine = `EXISTS (SELECT FROM spaces.my_membership entered
      WHERE entered.space_id = ${spaceColumn} AND entered.person_id = ${bind(accountId)} AND entered.${rights})`;
    if (!entersImplicitly) return mine;
    return `(${mine} OR EXISTS (SELECT FROM spaces.my_open_space opened
      WHERE opened.space_id = ${spaceColumn} AND opened.${rights}))`;
  }

  async entered(principal: Principal, spaceIds: readonly Id[]): Promise<readonly Id[]> {
    const values: unknown[] = [spaceIds];
    const rows = await runStatement<{ id: Id }>(
      `SELECT asked.id FROM unnest($1::uuid[]) asked (id)
       WHERE ${this.sql(principal, 'asked.id', (value) => `$${values.push(value)}`)}`,
      values,
    );
    return rows.map(({ id }) => id);
  }
}
