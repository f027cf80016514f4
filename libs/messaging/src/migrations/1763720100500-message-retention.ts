import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';

/** Messages are destroyed when their time is over, with all that hangs on them. */
export class MessageRetention1763720100500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT USAGE, CREATE ON SCHEMA messaging TO ruche_definer;
      GRANT DELETE ON messaging.message TO ruche_definer;
      GRANT DELETE ON discussion.reaction TO ruche_definer;
      INSERT INTO retention.content (name, destroyer) VALUES ('message', 'messaging.destroy_expired');
    `);
    await db.query(definerFunction(DESTROY_EXPIRED));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION messaging.destroy_expired;
      DELETE FROM retention.content WHERE name = 'message';
      REVOKE DELETE ON discussion.reaction FROM ruche_definer;
      REVOKE DELETE ON messaging.message FROM ruche_definer;
    `);
  }
}

/** Past its time, not of somebody under a hold, and not held back until two persons have judged it. */
const PAST = `m.id < first_kept AND m.created_at < until_at AND m.author_id <> ALL (held)
            AND NOT EXISTS (SELECT FROM messaging.withheld w JOIN messaging.withheld_words o ON o.message_id = w.message_id
              WHERE w.message_id = m.id AND w.reason = 'spill')
            AND NOT EXISTS (SELECT FROM messaging.forward f WHERE f.message_id = m.id AND f.author_id = ANY (held))`;

/**
 * Tombstones count by the time of the message. Ids carry their time, so that each label of a space is one stretch at the
 * old end of an index. The first message of a topic waits for its last answer, which goes first. What somebody under a hold has written
 * stays, also where others have forwarded it. Marks, pins, quotes, mentions and copies in forwards go by their foreign keys.
 */
const DESTROY_EXPIRED = {
  name: 'messaging.destroy_expired',
  args: 'of_space uuid, most int4, held uuid[]',
  returns: 'TABLE (label_id int4, destroyed int4)',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      place record;
      days int4;
      until_at timestamptz;
      first_kept uuid;
      gone uuid[];
    BEGIN
      FOR place IN SELECT k.conversation_id, k.label_id FROM messaging.conversation_label k WHERE k.space_id = of_space
          ORDER BY k.conversation_id, k.label_id LOOP
        EXIT WHEN most <= 0;
        days := retention.days_for(of_space, place.label_id);
        CONTINUE WHEN days IS NULL;
        until_at := now() - make_interval(days => days);
        first_kept := (lpad(to_hex((extract(epoch FROM until_at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;
        gone := ARRAY(SELECT m.id FROM messaging.message m
          WHERE m.conversation_id = place.conversation_id AND m.label_id = place.label_id AND m.thread_id IS NULL
            AND ${PAST} AND NOT EXISTS (SELECT FROM messaging.message r WHERE r.thread_id = m.id)
          ORDER BY m.id LIMIT most FOR UPDATE OF m SKIP LOCKED);
        gone := gone || ARRAY(SELECT m.id FROM messaging.thread t JOIN messaging.message m ON m.thread_id = t.root_id
          WHERE t.conversation_id = place.conversation_id AND t.root_id < first_kept AND m.label_id = place.label_id
            AND ${PAST}
          ORDER BY m.id LIMIT most - cardinality(gone) FOR UPDATE OF m SKIP LOCKED);
        CONTINUE WHEN gone = '{}';
        DELETE FROM messaging.message_revision r WHERE r.message_id = ANY (gone);
        DELETE FROM messaging.message_removed r WHERE r.message_id = ANY (gone);
        DELETE FROM discussion.reaction r WHERE r.subject_id = ANY (gone) AND r.subject_type = 'message';
        DELETE FROM messaging.message m WHERE m.id = ANY (gone);
        most := most - cardinality(gone);
        label_id := place.label_id;
        destroyed := cardinality(gone);
        RETURN NEXT;
      END LOOP;
    END`,
} as const;
