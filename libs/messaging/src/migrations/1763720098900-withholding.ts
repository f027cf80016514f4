import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { registerSubject } from '#discussion';
import { GUARDS } from './withholding/guards.sql.js';
import { KEEPING, KEEPING_BEFORE, TABLES, WITHHELD } from './withholding/tables.sql.js';
import { WORDS } from './withholding/words.sql.js';

/**
 * Messages whose words are not shown: they leave the tables that readers read, so that row-level security is not the
 * only thing between a reader and the words. Who may do so is not decided here: no runtime role calls these functions.
 */
export class Withholding1763720098900 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    for (const fn of [...GUARDS, ...WORDS]) await db.query(definerFunction(fn));
    await db.query(KEEPING);
    await db.query(OUTBOX_CHANGED);
    await db.query(MARK_REACTED);
    await registerSubject(db, {
      type: 'message',
      table: 'messaging.message',
      condition: `t.deleted_at IS NULL AND t.decorations & ${WITHHELD} = 0`,
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await registerSubject(db, {
      type: 'message',
      table: 'messaging.message',
      condition: 't.deleted_at IS NULL',
    });
    await db.query('DROP POLICY outbox_message_changed ON events.outbox');
    await db.query(KEEPING_BEFORE);
    await db.query(`DROP FUNCTION ${[...GUARDS, ...WORDS].map(({ name }) => name).join(', ')}`);
    await db.query(`
      DROP TABLE messaging.copy_of, messaging.withheld_words, messaging.withheld;
      REVOKE SELECT, DELETE ON messaging.message_removed FROM ruche_definer;`);
  }
}

/** Who announces a change says of the message what it carries, as who announces a new one does. */
const OUTBOX_CHANGED = `
  CREATE POLICY outbox_message_changed ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (type <> 'message.changed' OR messaging.carries(subject_id, space_id, label_id))`;

/** What was forwarded, and reacted to, before. */
const MARK_REACTED = `
  ALTER TABLE messaging.copy_of NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.forward NO FORCE ROW LEVEL SECURITY;
  INSERT INTO messaging.copy_of (message_id, source_id) SELECT f.message_id, f.source_id FROM messaging.forward f;
  ALTER TABLE messaging.forward FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.copy_of FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.message NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE discussion.reaction NO FORCE ROW LEVEL SECURITY;
  UPDATE messaging.message t SET decorations = t.decorations | 8
    WHERE EXISTS (SELECT FROM discussion.reaction r WHERE r.subject_id = t.id AND r.subject_type = 'message');
  ALTER TABLE discussion.reaction FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.message FORCE ROW LEVEL SECURITY;`;
