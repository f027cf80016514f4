import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { ENTERS, READABLE } from './entry.sql.js';

/**
 * Messages change: an edit keeps what was said before, a deletion leaves a tombstone and keeps the text for retention.
 * Nobody updates a message directly: the functions below check the sealed author. Drafts are their writer's alone.
 */
export class EditsAndDrafts1763720072000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE messaging.message
        ADD COLUMN version int4 NOT NULL DEFAULT 1,
        ADD COLUMN edited_at timestamptz(3),
        ADD COLUMN deleted_at timestamptz(3),
        DROP CONSTRAINT ck_message_body,
        ADD CONSTRAINT ck_message_body CHECK (length(body) BETWEEN (CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END) AND 20000);

      CREATE TABLE messaging.message_revision (
        message_id uuid NOT NULL CONSTRAINT fk_message_revision_message REFERENCES messaging.message (id),
        version int4 NOT NULL,
        space_id uuid NOT NULL,
        label_id int4 NOT NULL,
        body text NOT NULL,
        written_at timestamptz(3) NOT NULL,
        CONSTRAINT pk_message_revision PRIMARY KEY (message_id, version)
      );
      CREATE TABLE messaging.message_removed (LIKE messaging.message_revision INCLUDING CONSTRAINTS,
        CONSTRAINT pk_message_removed PRIMARY KEY (message_id, version),
        CONSTRAINT fk_message_removed_message FOREIGN KEY (message_id) REFERENCES messaging.message (id));
      COMMENT ON TABLE messaging.message_removed IS 'What deleted messages said: kept for retention, readable by no runtime role.';
      GRANT UPDATE ON messaging.message TO ruche_definer;
      GRANT SELECT, INSERT, DELETE ON messaging.message_revision TO ruche_definer;
      GRANT INSERT ON messaging.message_removed TO ruche_definer;
      GRANT SELECT ON messaging.message_removed TO ruche_backup;
      ALTER TABLE messaging.message_removed ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      GRANT SELECT ON messaging.message_revision TO ruche_app, ruche_backup;
      ALTER TABLE messaging.message_revision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY message_revision_select ON messaging.message_revision FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('message_revision')});

      GRANT INSERT ON messaging.conversation TO ruche_app;
      CREATE POLICY conversation_insert ON messaging.conversation FOR INSERT TO ruche_app
        WITH CHECK (${READABLE} AND EXISTS (
          SELECT FROM spaces.membership m JOIN spaces.space s ON s.id = m.space_id
          WHERE m.space_id = conversation.space_id AND m.person_id = (SELECT access.me()) AND s.kind IN ('direct', 'group')));

      CREATE TABLE messaging.draft (
        person_id uuid NOT NULL CONSTRAINT fk_draft_person REFERENCES people.profile (id),
        conversation_id uuid NOT NULL,
        space_id uuid NOT NULL,
        label_id int4 NOT NULL CONSTRAINT fk_draft_label REFERENCES access.label (id),
        body text NOT NULL CONSTRAINT ck_draft_body CHECK (length(body) BETWEEN 1 AND 20000),
        saved_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT pk_draft PRIMARY KEY (person_id, conversation_id, label_id),
        CONSTRAINT fk_draft_conversation FOREIGN KEY (conversation_id, space_id)
          REFERENCES messaging.conversation (id, space_id)
      );
      COMMENT ON TABLE messaging.draft IS 'One for each label: writing at a low level neither sees nor meets what was begun at a high one.';
      GRANT SELECT, INSERT, DELETE ON messaging.draft TO ruche_app;
      GRANT SELECT ON messaging.draft TO ruche_backup;
      ALTER TABLE messaging.draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY draft_own ON messaging.draft TO ruche_app
        USING (person_id = (SELECT access.me()) AND ${READABLE})
        WITH CHECK (person_id = (SELECT access.me()) AND ${READABLE}
          AND EXISTS (SELECT FROM messaging.conversation c WHERE c.id = conversation_id AND c.space_id = draft.space_id));
    `);
    for (const fn of [EDIT_MESSAGE, DELETE_MESSAGE]) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION messaging.edit_message;
      DROP FUNCTION messaging.delete_message;
      DROP TABLE messaging.draft;
      DROP POLICY conversation_insert ON messaging.conversation;
      REVOKE INSERT ON messaging.conversation FROM ruche_app;
      DROP TABLE messaging.message_removed;
      DROP TABLE messaging.message_revision;
      REVOKE UPDATE ON messaging.message FROM ruche_definer;
      ALTER TABLE messaging.message DROP CONSTRAINT ck_message_body;
      ALTER TABLE messaging.message DROP COLUMN version, DROP COLUMN edited_at, DROP COLUMN deleted_at;
      ALTER TABLE messaging.message ADD CONSTRAINT ck_message_body CHECK (length(body) BETWEEN 1 AND 20000) NOT VALID;
    `);
  }
}

/** The message as its author may change it now: his own, readable at this level, in a space that he may enter. */
const OWN_MESSAGE = `
      SELECT t.* INTO held FROM messaging.message t
        WHERE t.id = message AND t.author_id = access.me() AND t.label_id = ANY (access.labels())
          AND spaces.enters(t.space_id)
        FOR UPDATE;
      IF NOT FOUND THEN RETURN 'absent'; END IF;
      IF held.deleted_at IS NOT NULL THEN RETURN 'deleted'; END IF;`;

/** Keeps what the message says now, in the table of what readers may look back at. */
const KEEP = `
      INSERT INTO messaging.message_revision (message_id, version, space_id, label_id, body, written_at)
        VALUES (held.id, held.version, held.space_id, held.label_id, held.body, coalesce(held.edited_at, held.created_at));`;

/** 'done', or why not: 'absent', 'deleted', 'changed' (somebody, or another screen, was first). */
const EDIT_MESSAGE = {
  name: 'messaging.edit_message',
  args: 'message uuid, seen_version int4, new_body text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message;
    BEGIN
      ${OWN_MESSAGE}
      IF held.version <> seen_version THEN RETURN 'changed'; END IF;
      ${KEEP}
      UPDATE messaging.message t SET body = new_body, version = t.version + 1, edited_at = moment WHERE t.id = held.id;
      RETURN 'done';
    END`,
} as const;

/** 'done', or why not: 'absent', 'deleted'. */
const DELETE_MESSAGE = {
  name: 'messaging.delete_message',
  args: 'message uuid, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message;
    BEGIN
      ${OWN_MESSAGE}
      ${KEEP}
      WITH taken AS (DELETE FROM messaging.message_revision r WHERE r.message_id = held.id RETURNING r.*)
        INSERT INTO messaging.message_removed SELECT * FROM taken;
      UPDATE messaging.message t SET body = '', version = t.version + 1, deleted_at = moment WHERE t.id = held.id;
      RETURN 'done';
    END`,
} as const;
