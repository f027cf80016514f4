import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { ACKNOWLEDGEMENT_TABLES, ACKNOWLEDGING } from './reading/acknowledgements.sql.js';
import { AUDIENCES } from './reading/audience.sql.js';
import { DRAFTING, DRAFTS, DRAFTS_AS_BEFORE } from './reading/drafts.sql.js';
import { JUDGING } from './reading/judging.sql.js';
import { OUTBOX_READING, OUTBOX_READING_GONE } from './reading/outbox.sql.js';
import { READERS } from './reading/readers.sql.js';
import { POLICIES, TABLES } from './reading/tables.sql.js';
import { TYPING, TYPING_TABLE } from './reading/typing.sql.js';
import { UNREAD_COUNTS } from './reading/unread.sql.js';

/** What people do with messages besides writing them: read, pin, save, acknowledge, begin to write. */
export class Reading1763720097000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`GRANT USAGE, CREATE ON SCHEMA messaging TO ruche_definer;
      GRANT USAGE ON SCHEMA messaging TO ruche_worker`);
    await db.query(TABLES);
    await db.query(ACKNOWLEDGEMENT_TABLES);
    await db.query(TYPING_TABLE);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(POLICIES);
    await db.query(DRAFTS);
    await db.query(OUTBOX_READING);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(OUTBOX_READING_GONE);
    await db.query('REVOKE USAGE ON SCHEMA messaging FROM ruche_worker');
    await db.query(DRAFTS_AS_BEFORE);
    await db.query(`DROP TABLE messaging.read_state, messaging.pin, messaging.saved, messaging.typing,
      messaging.acknowledgement, messaging.acknowledgement_request`);
    for (const { name } of [...FUNCTIONS].reverse()) await db.query(`DROP FUNCTION ${name}`);
  }
}

const FUNCTIONS = [
  ...JUDGING,
  ...READERS,
  ...AUDIENCES,
  ...DRAFTING,
  ...UNREAD_COUNTS,
  ...ACKNOWLEDGING,
  ...TYPING,
];
