import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import {
  ADD_ENTRY,
  CLEAN_FIELDS,
  EDIT_ENTRY,
  KEPT_FIELDS,
  REMOVE_ENTRY,
  REVERT_ENTRY,
} from './entries.sql.js';
import { COULD_READ, CREATE_LIST, HOLD_LIST, LEADS, UPDATE_LIST } from './lists.sql.js';
import { TABLES } from './tables.sql.js';

/** Reference lists: content of spaces that everybody who reads it may improve, with its history. */
export class Reference1763720093000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA reference;
      GRANT USAGE, CREATE ON SCHEMA reference TO ruche_definer;
      GRANT USAGE ON SCHEMA reference TO ruche_app;
    `);
    await db.query(TABLES);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM spaces.content_table WHERE name IN ('reference.list', 'reference.entry');
      DROP SCHEMA reference CASCADE;
    `);
  }
}

const FUNCTIONS = [
  LEADS,
  HOLD_LIST,
  COULD_READ,
  CREATE_LIST,
  UPDATE_LIST,
  CLEAN_FIELDS,
  KEPT_FIELDS,
  ADD_ENTRY,
  EDIT_ENTRY,
  REVERT_ENTRY,
  REMOVE_ENTRY,
];
