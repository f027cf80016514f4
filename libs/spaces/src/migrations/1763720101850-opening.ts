import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { MEMBERS_OF } from './1763720050000-spaces.js';
import { ANIMATES } from './communities/judging.sql.js';
import { MEMBERS_PAGE } from './communities/reading.sql.js';
import { ANIMATES_BY_CALLER, LEADS } from './opening/animating.sql.js';
import { MEMBERS_IN_ORDER } from './opening/members.sql.js';
import { MY_PART } from './opening/my-part.sql.js';

/**
 * What the opening of a conversation asks of its space, with one look at the seal each: what the caller is in it, and its
 * members. The members were two thirds of what an opening cost the database: why each is one was looked up for all of
 * them before the page was cut, and the row of the directory was put together for who animates.
 */
export class Opening1763720101850 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION spaces.members_page, spaces.members_of');
    for (const fn of [LEADS, ANIMATES_BY_CALLER, MEMBERS_IN_ORDER, MY_PART])
      await db.query(definerFunction(fn));
    // The end of a membership stands in the index: counting the members of a space looks at no row.
    await db.query(`
      DROP INDEX spaces.ix_membership_space;
      CREATE INDEX ix_membership_space ON spaces.membership (space_id) INCLUDE (ends_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX spaces.ix_membership_space;
      CREATE INDEX ix_membership_space ON spaces.membership (space_id);
      DROP FUNCTION spaces.members_page, spaces.my_part;
    `);
    for (const fn of [ANIMATES, MEMBERS_PAGE, MEMBERS_OF]) await db.query(definerFunction(fn));
    await db.query('DROP FUNCTION spaces.leads');
  }
}
