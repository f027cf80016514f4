import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { HOLDING } from './holding.sql.js';
import { JUDGING } from './judging.sql.js';
import { SETTING } from './setting.sql.js';
import { SWEEPING } from './sweeping.sql.js';
import { POLICIES, TABLES } from './tables.sql.js';

/** How long content is kept, by whom that is decided, what stops its destruction, and the destruction itself. */
export class Retention1763720100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(POLICIES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA retention CASCADE');
  }
}

const FUNCTIONS = [...JUDGING, ...SETTING, ...HOLDING, ...SWEEPING];
