import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages say who brought them in. Nobody but an import does: who posts cannot pretend to. */
export class ImportedMessages1763720101000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE messaging.message
        ADD COLUMN imported_by uuid CONSTRAINT fk_message_importer REFERENCES people.profile (id);
      COMMENT ON COLUMN messaging.message.imported_by IS
        'Who brought it in from another system; nobody is made to have said something here. NULL: written here.';
      CREATE POLICY message_written_here ON messaging.message AS RESTRICTIVE FOR INSERT TO ruche_app
        WITH CHECK (imported_by IS NULL);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP POLICY message_written_here ON messaging.message;
      ALTER TABLE messaging.message DROP COLUMN imported_by;
    `);
  }
}
