import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { ADD_COMMENT, AUTHOR_NAME, DELETE_COMMENT, EDIT_COMMENT } from './comments.sql.js';
import { GIVER_NAME, GIVE_REACTION, TAKE_BACK_REACTION } from './reactions.sql.js';
import { HOLD_SUBJECT, PLACE_OF, STANDS } from './subjects.sql.js';
import { TABLES } from './tables.sql.js';

/** Reactions and comments, on what registers. */
export class Discussion1763720094000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA discussion;
      GRANT USAGE, CREATE ON SCHEMA discussion TO ruche_definer;
      GRANT USAGE ON SCHEMA discussion TO ruche_app;
      CREATE TYPE discussion.place AS (space_id uuid, label_id int4);
      COMMENT ON TYPE discussion.place IS 'Where a subject lies and what it carries.';
    `);
    await db.query(TABLES);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(OUTBOX_REACTION);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY outbox_reaction ON events.outbox;
      DELETE FROM spaces.content_table WHERE name = 'discussion.comment';
      DROP SCHEMA discussion CASCADE;
    `);
  }
}

const FUNCTIONS = [
  PLACE_OF,
  STANDS,
  HOLD_SUBJECT,
  GIVE_REACTION,
  TAKE_BACK_REACTION,
  GIVER_NAME,
  ADD_COMMENT,
  EDIT_COMMENT,
  DELETE_COMMENT,
  AUTHOR_NAME,
];

/** That a reaction changed is said by the functions that change it, with its own space and label. */
const OUTBOX_REACTION = `
  CREATE POLICY outbox_reaction ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (type <> 'reaction.changed');`;
