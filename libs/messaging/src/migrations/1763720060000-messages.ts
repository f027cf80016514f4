import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { ENTERS, READABLE } from './entry.sql.js';

export class Messages1763720060000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA messaging;
      GRANT USAGE, CREATE ON SCHEMA messaging TO ruche_definer;
      GRANT USAGE ON SCHEMA messaging TO ruche_app;

      CREATE TABLE messaging.conversation (
        id uuid CONSTRAINT pk_conversation PRIMARY KEY,
        space_id uuid NOT NULL CONSTRAINT uq_conversation_space UNIQUE,
        label_id int4 NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_conversation_place UNIQUE (id, space_id),
        CONSTRAINT fk_conversation_space FOREIGN KEY (space_id, label_id)
          REFERENCES spaces.space (id, entry_label_id) ON UPDATE CASCADE
      );
      COMMENT ON COLUMN messaging.conversation.label_id IS 'Always the entry label of the space: the foreign key keeps it.';

      CREATE TABLE messaging.message (
        id uuid CONSTRAINT pk_message PRIMARY KEY,
        conversation_id uuid NOT NULL,
        space_id uuid NOT NULL,
        label_id int4 NOT NULL CONSTRAINT fk_message_label REFERENCES access.label (id),
        author_id uuid NOT NULL CONSTRAINT fk_message_author REFERENCES people.profile (id),
        body text NOT NULL CONSTRAINT ck_message_body CHECK (length(body) BETWEEN 1 AND 20000),
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT fk_message_conversation FOREIGN KEY (conversation_id, space_id)
          REFERENCES messaging.conversation (id, space_id)
      );
      CREATE INDEX ix_message_conversation ON messaging.message (conversation_id, id DESC);
      CREATE INDEX ix_message_label ON messaging.message (conversation_id, label_id, id DESC);
      CREATE INDEX ix_message_space ON messaging.message (space_id, id DESC);

      CREATE TABLE messaging.conversation_label (
        conversation_id uuid NOT NULL,
        space_id uuid NOT NULL,
        label_id int4 NOT NULL,
        CONSTRAINT pk_conversation_label PRIMARY KEY (conversation_id, label_id)
      );
      COMMENT ON TABLE messaging.conversation_label IS
        'Labels that messages of a conversation carry: a page takes one step down the index for each that its reader may read.';

      GRANT SELECT ON messaging.conversation, messaging.message, messaging.conversation_label TO ruche_app, ruche_backup;
      GRANT SELECT ON messaging.message, messaging.conversation TO ruche_definer;
      GRANT SELECT, INSERT ON messaging.conversation_label TO ruche_definer;
      GRANT INSERT ON messaging.message TO ruche_app;
      ALTER TABLE messaging.conversation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE messaging.message ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE messaging.conversation_label ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY conversation_select ON messaging.conversation FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('conversation')});
      CREATE POLICY message_select ON messaging.message FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('message')});
      CREATE POLICY conversation_label_select ON messaging.conversation_label FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('conversation_label')});
    `);
    for (const fn of [MAY_POST, NOTE_LABELS, CARRIES]) await db.query(definerFunction(fn));
    await db.query(`
      CREATE POLICY message_insert ON messaging.message FOR INSERT TO ruche_app
        WITH CHECK (messaging.may_post(author_id, conversation_id, space_id, label_id));
      CREATE TRIGGER message_note_labels AFTER INSERT ON messaging.message
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION messaging.note_labels();
    `);
    await db.query(OUTBOX_MESSAGE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP POLICY outbox_message ON events.outbox');
    await db.query('DROP SCHEMA messaging CASCADE');
  }
}

/**
 * Whether the caller may write this row: as himself, under a label that he may read, into a conversation of a space that
 * he may enter, not above its ceiling. One function with a kept plan: as conditions inside each other, each with the
 * policies of its table, the same check took as long as the rest of the request.
 */
export const MAY_POST = {
  name: 'messaging.may_post',
  args: 'author uuid, conversation uuid, space uuid, label int4',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN author = caller.account_id AND label = ANY (caller.labels) AND spaces.lets_in(caller, space)
        AND EXISTS (SELECT FROM messaging.conversation c JOIN spaces.space s ON s.id = c.space_id
          WHERE c.id = conversation AND c.space_id = space AND access.lies_below(label, s.ceiling_label_id));
    END`,
} as const;

/** Keeps the list of the labels of each conversation; nearly always there is nothing to add. */
const NOTE_LABELS = {
  name: 'messaging.note_labels',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO messaging.conversation_label (conversation_id, space_id, label_id)
        SELECT DISTINCT a.conversation_id, a.space_id, a.label_id FROM added a
        WHERE NOT EXISTS (SELECT FROM messaging.conversation_label k
          WHERE k.conversation_id = a.conversation_id AND k.label_id = a.label_id)
        ON CONFLICT DO NOTHING;
      RETURN NULL;
    END`,
} as const;

/**
 * Who announces a message says of it what it carries: delivery chooses readers by the label and space of the event, and
 * then reads the message once for all of them. That the announcer sees it follows from his label and his space, which
 * other policies of the outbox check.
 */
const OUTBOX_MESSAGE = `
  CREATE POLICY outbox_message ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (type <> 'message.created' OR messaging.carries(subject_id, space_id, label_id))`;

/** Whether a message that the caller may read lies in a space and carries a label: one look at the seal for all of it. */
const CARRIES = {
  name: 'messaging.carries',
  args: 'message_id uuid, asked_space uuid, asked_label int4',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      IF asked_label = ANY (caller.labels) AND NOT spaces.lets_in(caller, asked_space) THEN
        -- He may have been put out since he wrote it: that is no fault.
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such space any more';
      END IF;
      RETURN asked_label = ANY (caller.labels)
        AND EXISTS (SELECT FROM messaging.message m
          WHERE m.id = message_id AND m.space_id = asked_space AND m.label_id = asked_label);
    END`,
} as const;
