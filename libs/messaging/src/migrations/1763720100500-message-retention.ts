import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { COUNTING } from './retention/counting.sql.js';
import { ERASING } from './retention/erasing.sql.js';
import { REMOVING } from './retention/removing.sql.js';
import { SWEEPING } from './retention/sweeping.sql.js';
import { DESTROY } from './withholding/words.sql.js';

/** Messages are destroyed when their time is over, with all that hangs on them; nothing over which a legal hold stands. */
export class MessageRetention1763720100500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT USAGE, CREATE ON SCHEMA messaging TO ruche_definer;
      GRANT DELETE ON messaging.message, messaging.draft, messaging.scheduled TO ruche_definer;
      GRANT SELECT ON messaging.draft TO ruche_definer;
      GRANT UPDATE, DELETE ON messaging.copy_of TO ruche_definer;
      -- FOR UPDATE asks for it.
      GRANT UPDATE ON messaging.draft, messaging.scheduled TO ruche_definer;
      CREATE INDEX ix_draft_conversation ON messaging.draft (conversation_id);
      CREATE INDEX ix_thread_conversation ON messaging.thread (conversation_id, root_id);

      CREATE TABLE messaging.deferred_removal (
        message_id uuid CONSTRAINT pk_deferred_removal PRIMARY KEY
          CONSTRAINT fk_deferred_removal_message REFERENCES messaging.message (id) ON DELETE CASCADE,
        space_id uuid NOT NULL
      );
      COMMENT ON TABLE messaging.deferred_removal IS
        'Messages that were removed while a legal hold stood over their words: these go with the first sweep after it. Readable by no runtime role.';
      CREATE INDEX ix_deferred_removal_space ON messaging.deferred_removal (space_id);
      GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.deferred_removal TO ruche_definer;
      GRANT SELECT ON messaging.deferred_removal TO ruche_backup;
      ALTER TABLE messaging.deferred_removal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

      INSERT INTO retention.content (name, destroyer, counter) VALUES
        ('draft', 'messaging.destroy_unsent', NULL),
        ('message', 'messaging.destroy_expired', 'messaging.count_expired'),
        ('removed', 'messaging.destroy_deferred', NULL);
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(definerFunction(DESTROY));
    await db.query(`
      DROP FUNCTION messaging.destroy_expired, messaging.destroy_unsent, messaging.destroy_deferred, messaging.count_expired,
        messaging.is_held, messaging.erase, messaging.erase_words;
      DELETE FROM retention.content WHERE name IN ('draft', 'message', 'removed');
      DROP TABLE messaging.deferred_removal;
      DROP INDEX messaging.ix_thread_conversation, messaging.ix_draft_conversation;
      REVOKE UPDATE, DELETE ON messaging.draft, messaging.scheduled, messaging.copy_of FROM ruche_definer;
      REVOKE SELECT ON messaging.draft FROM ruche_definer;
      REVOKE DELETE ON messaging.message FROM ruche_definer;
    `);
  }
}

const FUNCTIONS = [...ERASING, ...SWEEPING, ...REMOVING, ...COUNTING];
