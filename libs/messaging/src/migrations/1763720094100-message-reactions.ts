import type { MigrationInterface, QueryRunner } from 'typeorm';
import { registerSubject, unregisterSubject } from '#discussion';

/** Messages are reacted to. */
export class MessageReactions1763720094100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await registerSubject(db, {
      type: 'message',
      table: 'messaging.message',
      condition: 't.deleted_at IS NULL',
    });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM discussion.reaction WHERE subject_type = 'message'`);
    await unregisterSubject(db, 'message');
  }
}
