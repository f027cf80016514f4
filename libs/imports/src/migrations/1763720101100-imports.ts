import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { CHECKING } from './checking.sql.js';
import { HOLDING } from './holding.sql.js';
import { MAPPING } from './mapping.sql.js';
import { POLICIES, TABLES } from './tables.sql.js';
import { UNDOING } from './undoing.sql.js';
import { UPLOADING } from './uploading.sql.js';
import { WRITING } from './writing.sql.js';

/** What comes from other systems: the file in pieces, what it holds, who is who, what was made of each line. */
export class Imports1763720101100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA imports;
      GRANT USAGE, CREATE ON SCHEMA imports TO ruche_definer;
      GRANT USAGE ON SCHEMA imports TO ruche_app, ruche_worker;
    `);
    await db.query(TABLES);
    await db.query(`GRANT ${WRITTEN.join('; GRANT ')}`);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(POLICIES);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA imports CASCADE');
    await db.query(`REVOKE ${WRITTEN.map((grant) => grant.replace(' TO ', ' FROM ')).join('; REVOKE ')}`);
  }
}

/** What only an import does: it writes for others. */
const WRITTEN = [
  'INSERT ON messaging.message TO ruche_definer',
  'SELECT ON messaging.pin, messaging.saved TO ruche_definer',
] as const;

const FUNCTIONS = [...HOLDING, ...UPLOADING, ...CHECKING, ...MAPPING, ...WRITING, ...UNDOING];
