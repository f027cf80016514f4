import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft keeps how it is to be sent: urgent, or asking to be acknowledged, also on the next screen of its writer. */
export class DraftSending1763720101900 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE messaging.draft
        ADD COLUMN priority text NOT NULL DEFAULT 'normal'
          CONSTRAINT ck_draft_priority CHECK (priority IN ('normal', 'important', 'urgent')),
        ADD COLUMN asks boolean NOT NULL DEFAULT false,
        ADD COLUMN due_at timestamptz(3),
        ADD CONSTRAINT ck_draft_due CHECK (asks OR due_at IS NULL);
      COMMENT ON COLUMN messaging.draft.asks IS 'Whether its readers will be asked to acknowledge it.';
      COMMENT ON COLUMN messaging.draft.due_at IS 'NULL: at any time. A moment that has passed stays: its writer sees it before he sends.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE messaging.draft DROP COLUMN priority, DROP COLUMN asks, DROP COLUMN due_at;
    `);
  }
}
