import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';

/** Types of events that tell of a message and that its writer announces. */
const ABOUT_MESSAGES = `('message.changed', 'pin.changed')`;
const ABOUT_MESSAGES_BEFORE = `('message.created', 'message.changed', 'pin.changed')`;

const outboxPolicies = (announced: string, byFunctions: string): string => `
  ALTER POLICY outbox_insert ON events.outbox WITH CHECK (
    CASE WHEN type IN ${announced} THEN messaging.carries(subject_id, space_id, label_id)
      ELSE label_id = ANY ((SELECT access.labels())::int4[]) END);
  ALTER POLICY outbox_space ON events.outbox WITH CHECK (type IN ${announced} OR spaces.enters(space_id));
  ALTER POLICY outbox_by_functions ON events.outbox WITH CHECK (type NOT IN ${byFunctions});`;

/** What is posted is announced where it is written: it can be neither forgotten nor forged, and nothing is judged twice. */
export class PostedEvents1763720101800 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(definerFunction(ANNOUNCE_POSTED));
    await db.query(`
      CREATE TRIGGER message_announce AFTER INSERT ON messaging.message REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION messaging.announce_posted();`);
    await db.query(
      outboxPolicies(ABOUT_MESSAGES, `('acknowledgement.given', 'typing.noted', 'message.created')`),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(outboxPolicies(ABOUT_MESSAGES_BEFORE, `('acknowledgement.given', 'typing.noted')`));
    await db.query(`
      DROP TRIGGER message_announce ON messaging.message;
      DROP FUNCTION messaging.announce_posted;`);
  }
}

/**
 * The id of the event is that of the message: it is posted once. What is planted by hand or brought in from another system
 * is no news.
 */
const ANNOUNCE_POSTED = {
  name: 'messaging.announce_posted',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF session_user = 'ruche_app' THEN
        INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
          SELECT a.id, 'message.created', a.id, a.space_id, a.label_id FROM added a WHERE a.imported_by IS NULL;
      END IF;
      RETURN NULL;
    END`,
} as const;
