import type { MigrationInterface, QueryRunner } from 'typeorm';
import { registerSubject, unregisterSubject } from '#discussion';

/** Entries are commented, while their list is in use. */
export class EntryComments1763720094200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await registerSubject(db, {
      type: 'reference_entry',
      table: 'reference.entry',
      condition: `t.deleted_at IS NULL
        AND EXISTS (SELECT FROM reference.list l WHERE l.id = t.list_id AND l.archived_at IS NULL)`,
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM discussion.comment WHERE subject_type = 'reference_entry'`);
    await unregisterSubject(db, 'reference_entry');
  }
}
