import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { MAY_POST as MAY_POST_BEFORE } from './1763720060000-messages.js';
import { CHANGING, CHANGING_BEFORE } from './topics/changing.sql.js';
import { FOLLOWING } from './topics/following.sql.js';
import { GUARDS, TRIGGERS } from './topics/guards.sql.js';
import { POSTING } from './topics/posting.sql.js';
import { NO_TABLES, TABLES } from './topics/tables.sql.js';

const ADDED = [...POSTING, ...FOLLOWING, ...GUARDS];

/** Topics, quotes, forwards and mentions. What comes from a message is never below it: functions and triggers see to it. */
export class Topics1763720096000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('DROP POLICY message_insert ON messaging.message');
    await db.query('DROP FUNCTION messaging.may_post');
    await db.query(TABLES);
    for (const fn of [...ADDED, ...CHANGING]) await db.query(definerFunction(fn));
    await db.query(`
      CREATE POLICY message_insert ON messaging.message FOR INSERT TO ruche_app
        WITH CHECK (messaging.may_post(author_id, conversation_id, space_id, label_id, thread_id));
      ${TRIGGERS}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY message_insert ON messaging.message;
      DROP TRIGGER message_keep_reply ON messaging.message;`);
    for (const fn of CHANGING_BEFORE) await db.query(definerFunction(fn));
    await db.query(`DROP FUNCTION ${ADDED.map(({ name }) => name).join(', ')} CASCADE`);
    await db.query(NO_TABLES);
    await db.query(definerFunction(MAY_POST_BEFORE));
    await db.query(`
      CREATE POLICY message_insert ON messaging.message FOR INSERT TO ruche_app
        WITH CHECK (messaging.may_post(author_id, conversation_id, space_id, label_id));`);
  }
}
