import { underHold } from '#retention';
import { heldMessage } from './erasing.sql.js';

/** Past its time, under no hold, and not withheld until two persons have judged it. */
const PAST = `m.id < kept.first_id AND m.created_at < kept.since
            AND NOT (m.deleted_at IS NULL AND EXISTS (SELECT FROM messaging.withheld w
              WHERE w.message_id = m.id AND w.reason = 'spill'))
            AND NOT ${heldMessage('m')}`;

/**
 * Tombstones count by the time of the message. Ids carry their time, so that each label of a space is one stretch at the
 * old end of an index. The first message of a topic waits for its last answer, which goes first. What others have forwarded
 * has a time of its own where it lies now.
 */
const DESTROY_EXPIRED = {
  name: 'messaging.destroy_expired',
  args: 'of_space uuid, most int4',
  returns: 'TABLE (label_id int4, destroyed int4)',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      place record;
      kept record;
      after uuid;
      step uuid[];
      gone uuid[];
      -- What is held as a whole is passed over cheaply: there may be a million rows of it. The rest is judged row by row.
      people uuid[] := ARRAY(SELECT h.object_id FROM retention.hold h WHERE h.released_at IS NULL
        AND h.object_type = 'person' AND h.covers_from IS NULL AND h.covers_until IS NULL);
      days tstzmultirange := coalesce((SELECT range_agg(tstzrange((h.covers_from - 1)::timestamptz,
        (h.covers_until + 2)::timestamptz)) FROM retention.hold h WHERE h.released_at IS NULL AND h.object_id = of_space), '{}');
    BEGIN
      FOR place IN SELECT k.conversation_id, k.label_id FROM messaging.conversation_label k WHERE k.space_id = of_space
          ORDER BY k.conversation_id, k.label_id LOOP
        EXIT WHEN most <= 0;
        SELECT k.since, k.first_id INTO kept FROM retention.kept_from(of_space, place.label_id) k;
        CONTINUE WHEN NOT FOUND;
        gone := '{}';
        after := '00000000-0000-0000-0000-000000000000';
        LOOP
          -- Step by step down the index: asked for in one, all that is past its time was judged for each batch.
          step := ARRAY(SELECT m.id FROM messaging.message m
            WHERE m.conversation_id = place.conversation_id AND m.label_id = place.label_id AND m.thread_id IS NULL
              AND m.id > after AND m.id < kept.first_id AND m.author_id <> ALL (people) AND NOT m.created_at <@ days
            ORDER BY m.id LIMIT 1000);
          EXIT WHEN step = '{}' OR cardinality(gone) >= most;
          after := step[cardinality(step)];
          gone := gone || ARRAY(SELECT m.id FROM messaging.message m WHERE m.id = ANY (step)
              AND ${PAST} AND NOT EXISTS (SELECT FROM messaging.message r WHERE r.thread_id = m.id)
            ORDER BY m.id LIMIT most - cardinality(gone) FOR UPDATE OF m SKIP LOCKED);
        END LOOP;
        gone := gone || ARRAY(SELECT m.id FROM messaging.thread t JOIN messaging.message m ON m.thread_id = t.root_id
          WHERE t.conversation_id = place.conversation_id AND t.root_id < kept.first_id AND m.label_id = place.label_id
            AND ${PAST}
          ORDER BY m.id LIMIT most - cardinality(gone) FOR UPDATE OF m SKIP LOCKED);
        CONTINUE WHEN gone = '{}';
        PERFORM messaging.erase(gone);
        most := most - cardinality(gone);
        label_id := place.label_id;
        destroyed := cardinality(gone);
        RETURN NEXT;
      END LOOP;
    END`,
} as const;

/**
 * What was never sent: drafts by when they were saved, messages for later once their job does not wait any more. There are
 * few in a space.
 */
const DESTROY_UNSENT = {
  name: 'messaging.destroy_unsent',
  args: 'of_space uuid, most int4',
  returns: 'TABLE (label_id int4, destroyed int4)',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      RETURN QUERY
        WITH place AS (SELECT c.id FROM messaging.conversation c WHERE c.space_id = of_space),
        old_draft AS (DELETE FROM messaging.draft d WHERE d.ctid = ANY (ARRAY(
            SELECT d.ctid FROM messaging.draft d JOIN place p ON p.id = d.conversation_id
              CROSS JOIN LATERAL retention.kept_from(of_space, d.label_id) k
            WHERE d.saved_at < k.since AND NOT ${underHold('d.space_id', 'd.person_id', 'd.saved_at')}
            LIMIT most FOR UPDATE OF d SKIP LOCKED)) RETURNING d.label_id),
        old_scheduled AS (DELETE FROM messaging.scheduled s WHERE s.ctid = ANY (ARRAY(
            SELECT s.ctid FROM messaging.scheduled s JOIN place p ON p.id = s.conversation_id
              CROSS JOIN LATERAL retention.kept_from(of_space, s.label_id) k
            WHERE s.created_at < k.since AND NOT ${underHold('s.space_id', 's.person_id', 's.created_at')}
              AND NOT EXISTS (SELECT FROM auth.job j WHERE j.id = s.job_id AND j.state IN ('waiting', 'running'))
            LIMIT most FOR UPDATE OF s SKIP LOCKED)) RETURNING s.label_id)
        SELECT a.label_id, count(*)::int4 FROM (SELECT o.label_id FROM old_draft o
          UNION ALL SELECT o.label_id FROM old_scheduled o) a GROUP BY a.label_id;
    END`,
} as const;

export const SWEEPING = [DESTROY_EXPIRED, DESTROY_UNSENT];
