import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';

/** Where a row of a content table may be read and written: its space is one's own, or open to the house. */
const ENTERS = (table: string): string => `(
  EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = ${table}.space_id AND m.person_id = (SELECT access.me()))
  OR ((SELECT access.enters_implicitly())
    AND EXISTS (SELECT FROM spaces.space s WHERE s.id = ${table}.space_id AND s.visibility = 'open')))`;

const READABLE = `label_id = ANY ((SELECT access.labels())::int4[])`;

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

      GRANT SELECT ON messaging.conversation, messaging.message TO ruche_app, ruche_backup;
      GRANT SELECT ON messaging.message TO ruche_definer;
      GRANT INSERT ON messaging.message TO ruche_app;
      ALTER TABLE messaging.conversation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE messaging.message ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY conversation_select ON messaging.conversation FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('conversation')});
      CREATE POLICY message_select ON messaging.message FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('message')});
      CREATE POLICY message_insert ON messaging.message FOR INSERT TO ruche_app
        WITH CHECK (author_id = (SELECT access.me()) AND ${READABLE} AND ${ENTERS('message')}
          AND EXISTS (SELECT FROM messaging.conversation c WHERE c.id = conversation_id AND c.space_id = message.space_id)
          AND EXISTS (SELECT FROM spaces.space s WHERE s.id = message.space_id
            AND access.within_ceiling(message.label_id, s.ceiling_label_id)));
    `);
    await db.query(definerFunction(CARRIES));
    await db.query(OUTBOX_MESSAGE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP POLICY outbox_message ON events.outbox');
    await db.query('DROP SCHEMA messaging CASCADE');
  }
}

/**
 * Who announces a message says of it what it carries: delivery chooses readers by the label and space of the event, and
 * then reads the message once for all of them. That the announcer sees it follows from his label and his space, which
 * other policies of the outbox check.
 */
const OUTBOX_MESSAGE = `
  CREATE POLICY outbox_message ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (type <> 'message.created' OR messaging.carries(subject_id, space_id, label_id))`;

/** Whether a message lies in a space and carries a label. Labels that the caller does not hold are carried by nothing. */
const CARRIES = {
  name: 'messaging.carries',
  args: 'message_id uuid, asked_space uuid, asked_label int4',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN asked_label = ANY (access.labels()) AND EXISTS (SELECT FROM messaging.message m
        WHERE m.id = message_id AND m.space_id = asked_space AND m.label_id = asked_label);
    END`,
} as const;
