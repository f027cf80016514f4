import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { READABLE } from './entry.sql.js';

const INSERT_BY = (kinds: string): string => `
  CREATE POLICY conversation_insert ON messaging.conversation FOR INSERT TO ruche_app
    WITH CHECK (${READABLE} AND EXISTS (
      SELECT FROM spaces.membership m JOIN spaces.space s ON s.id = m.space_id
      WHERE m.space_id = conversation.space_id AND m.person_id = (SELECT access.me()) AND (${kinds})));`;

/** The channels of spaces: made with the space, below its ceiling, read-only with it. */
export class SpaceChannels1763720092500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY conversation_insert ON messaging.conversation;
      ${INSERT_BY(`s.kind IN ('direct', 'group') OR m.role = 'animator'`)}
      INSERT INTO spaces.content_table (name) VALUES ('messaging.message');
      CREATE TRIGGER message_keep AFTER INSERT OR UPDATE ON messaging.message
        FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
    `);
    await db.query(definerFunction(AUTHOR_NAME));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION messaging.author_name;
      DROP TRIGGER message_keep ON messaging.message;
      DELETE FROM spaces.content_table WHERE name = 'messaging.message';
      DROP POLICY conversation_insert ON messaging.conversation;
      ${INSERT_BY(`s.kind IN ('direct', 'group')`)}
    `);
  }
}

/**
 * Who wrote a message that the caller reads. A partner sees the people of his spaces only; what somebody wrote there
 * who has left since, or who is no member of an open space, keeps its author's name all the same.
 */
const AUTHOR_NAME = {
  name: 'messaging.author_name',
  args: 'message_id uuid',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN (SELECT p.display_name FROM messaging.message t JOIN people.profile p ON p.id = t.author_id
        WHERE t.id = message_id AND t.label_id = ANY (access.labels()) AND spaces.enters(t.space_id));
    END`,
} as const;
