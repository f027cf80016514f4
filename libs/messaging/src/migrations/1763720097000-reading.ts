import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { JUDGING } from './reading/judging.sql.js';
import { OUTBOX_READING, OUTBOX_READING_GONE } from './reading/outbox.sql.js';
import { POLICIES, TABLES } from './reading/tables.sql.js';
import { UNREAD_COUNTS } from './reading/unread.sql.js';

/** What people do with messages besides writing them: read, pin, save. */
export class Reading1763720097000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('GRANT USAGE, CREATE ON SCHEMA messaging TO ruche_definer');
    await db.query(TABLES);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(POLICIES);
    await db.query(OUTBOX_READING);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(OUTBOX_READING_GONE);
    await db.query('DROP TABLE messaging.read_state, messaging.pin, messaging.saved');
    for (const { name } of [...FUNCTIONS].reverse()) await db.query(`DROP FUNCTION ${name}`);
  }
}

const FUNCTIONS = [...JUDGING, ...UNREAD_COUNTS];
