import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { DECISIONS } from './decisions.sql.js';
import { JUDGING } from './judging.sql.js';
import { SPILLS } from './spills.sql.js';
import { TABLES } from './tables.sql.js';

/** Reports, decisions, appeals and spills. Words and names are behind functions that judge the sealed caller. */
export class Moderation1763720099000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA moderation;
      GRANT USAGE, CREATE ON SCHEMA moderation TO ruche_definer;
      GRANT USAGE ON SCHEMA moderation TO ruche_app;
    `);
    await db.query(TABLES);
    for (const fn of [...JUDGING, ...DECISIONS, ...SPILLS]) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA moderation CASCADE');
  }
}
