import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';

/** Messages say who brought them in. Nobody but an import does: who posts cannot pretend to. */
export class ImportedMessages1763720101000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE messaging.message
        ADD COLUMN imported_by uuid CONSTRAINT fk_message_importer REFERENCES people.profile (id);
      COMMENT ON COLUMN messaging.message.imported_by IS
        'Who brought it in from another system; nobody is made to have said something here. NULL: written here.';
      CREATE INDEX ix_message_news ON messaging.message (conversation_id, label_id, id DESC)
        WHERE thread_id IS NULL AND imported_by IS NULL;
      CREATE POLICY message_written_here ON messaging.message AS RESTRICTIVE FOR INSERT TO ruche_app
        WITH CHECK (imported_by IS NULL);
    `);
    await db.query(definerFunction(IMPORTER_NAME));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION messaging.importer_name;
      DROP POLICY message_written_here ON messaging.message;
      ALTER TABLE messaging.message DROP COLUMN imported_by;
    `);
  }
}

/** Who imported a message that the caller reads. A partner, who knows the people of his spaces only, reads it too. */
const IMPORTER_NAME = {
  name: 'messaging.importer_name',
  args: 'message_id uuid',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN (SELECT p.display_name FROM messaging.message t JOIN people.profile p ON p.id = t.imported_by
        WHERE t.id = message_id AND t.label_id = ANY (access.labels()) AND spaces.enters(t.space_id));
    END`,
} as const;
