import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { underHold } from '#retention';

/** Comments are destroyed when their time is over, and with what they are about. */
export class CommentRetention1763720100400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT USAGE, CREATE ON SCHEMA discussion TO ruche_definer;
      GRANT DELETE ON discussion.comment, discussion.reaction TO ruche_definer;
      DROP INDEX discussion.ix_comment_space;
      CREATE INDEX ix_comment_space ON discussion.comment (space_id, label_id, id);
      INSERT INTO retention.content (name, destroyer) VALUES ('comment', 'discussion.destroy_expired');
    `);
    for (const fn of [DESTROY_EXPIRED, ERASE_ABOUT]) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION discussion.erase_about;
      DROP FUNCTION discussion.destroy_expired;
      DELETE FROM retention.content WHERE name = 'comment';
      DROP INDEX discussion.ix_comment_space;
      CREATE INDEX ix_comment_space ON discussion.comment (space_id);
      REVOKE DELETE ON discussion.comment, discussion.reaction FROM ruche_definer;
    `);
  }
}

/** The labels of the comments of a space, one step down the index for each. */
const LABELS = `
        WITH RECURSIVE step (label) AS (
          (SELECT c.label_id FROM discussion.comment c WHERE c.space_id = of_space ORDER BY c.label_id LIMIT 1)
          UNION ALL
          SELECT (SELECT c.label_id FROM discussion.comment c WHERE c.space_id = of_space AND c.label_id > s.label
            ORDER BY c.label_id LIMIT 1) FROM step s WHERE s.label IS NOT NULL)
        SELECT s.label FROM step s WHERE s.label IS NOT NULL`;

/** Comments that are past their time, tombstones too, with what they said before. */
const DESTROY_EXPIRED = {
  name: 'discussion.destroy_expired',
  args: 'of_space uuid, most int4',
  returns: 'TABLE (label_id int4, destroyed int4)',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      label int4;
      kept record;
      gone uuid[];
    BEGIN
      FOR label IN ${LABELS} LOOP
        EXIT WHEN most <= 0;
        SELECT k.since, k.first_id INTO kept FROM retention.kept_from(of_space, label) k;
        CONTINUE WHEN NOT FOUND;
        gone := ARRAY(SELECT c.id FROM discussion.comment c
          WHERE c.space_id = of_space AND c.label_id = label AND c.id < kept.first_id AND c.created_at < kept.since
            AND NOT ${underHold('c.space_id', 'c.author_id', 'c.created_at')}
          ORDER BY c.id LIMIT most FOR UPDATE OF c SKIP LOCKED);
        CONTINUE WHEN gone = '{}';
        DELETE FROM discussion.comment c WHERE c.id = ANY (gone);
        most := most - cardinality(gone);
        label_id := label;
        destroyed := cardinality(gone);
        RETURN NEXT;
      END LOOP;
    END`,
} as const;

/** For features that destroy what was talked about: all that was said of it goes. They ask the holds before. */
const ERASE_ABOUT = {
  name: 'discussion.erase_about',
  args: 'of_type text, subjects uuid[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      DELETE FROM discussion.comment c WHERE c.subject_id = ANY (subjects) AND c.subject_type = of_type;
      DELETE FROM discussion.reaction r WHERE r.subject_id = ANY (subjects) AND r.subject_type = of_type;
    END`,
} as const;
