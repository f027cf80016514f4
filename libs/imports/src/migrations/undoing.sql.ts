import { AWAIT_HOLDS } from '#retention';

/** What was written is taken back. RU061 unless the import is over and something of it is there. */
const ASK_UNDO = {
  name: 'imports.ask_undo',
  args: 'asked uuid, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.hold(asked, ARRAY['finished', 'cancelled', 'stopped', 'expired']);
    BEGIN
      IF held.imported - held.removed - held.kept <= 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'RU061', MESSAGE = 'nothing is left to take back';
      END IF;
      UPDATE imports.run r SET state = 'undoing', problem = NULL, phase_at = moment WHERE r.id = asked;
    END`,
} as const;

/**
 * Why a message that this run made stays; NULL when nobody has touched it. Answers come before what they answer, so that a
 * topic goes whole when nobody has joined it. What was reported, decided on or held back is evidence, and stays. A legal hold
 * is a reason like a pin or a bookmark, under the same name: who imports may not know of it. For nobody's ears.
 */
const STAYS = {
  name: 'imports.stays',
  args: 'made messaging.message, since timestamptz',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN CASE
        WHEN made.deleted_at IS NOT NULL THEN 'DELETED_SINCE'
        WHEN made.version > 1 THEN 'EDITED_SINCE'
        WHEN EXISTS (SELECT FROM messaging.message m WHERE m.thread_id = made.id)
          OR EXISTS (SELECT FROM messaging.quote q WHERE q.source_id = made.id)
          OR EXISTS (SELECT FROM messaging.forward f WHERE f.source_id = made.id)
          OR EXISTS (SELECT FROM messaging.thread t WHERE t.root_id = made.id AND (t.title IS NOT NULL OR t.resolved_at IS NOT NULL))
          THEN 'ANSWERED_SINCE'
        WHEN EXISTS (SELECT FROM discussion.reaction r WHERE r.subject_type = 'message' AND r.subject_id = made.id
          AND r.given_at > since) THEN 'REACTED_SINCE'
        WHEN EXISTS (SELECT FROM messaging.pin p WHERE p.message_id = made.id)
          OR EXISTS (SELECT FROM messaging.saved s WHERE s.message_id = made.id)
          OR EXISTS (SELECT FROM messaging.copy_of k WHERE k.source_id = made.id)
          OR EXISTS (SELECT FROM messaging.withheld w WHERE w.message_id = made.id)
          OR EXISTS (SELECT FROM moderation.report r WHERE r.message_id = made.id)
          OR EXISTS (SELECT FROM moderation.decision d WHERE d.message_id = made.id)
          OR EXISTS (SELECT FROM moderation.spill l WHERE l.message_id = made.id)
          OR messaging.is_held(made.id) THEN 'KEPT_BY_SOMEBODY'
        END;
    END`,
} as const;

/** Takes the next messages back, the last lines first. Gives how many went, how many stay, and whether that was all. */
const UNDO_BATCH = {
  name: 'imports.undo_batch',
  args: 'asked uuid, most int4, moment timestamptz',
  returns: 'TABLE (removed int4, kept int4, is_last boolean)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held imports.run := imports.hold(asked, ARRAY['undoing']);
      taken imports.entry;
      made messaging.message;
      why text;
      went int4 := 0;
      stayed int4 := 0;
    BEGIN
      ${AWAIT_HOLDS}
      FOR taken IN SELECT e.* FROM imports.entry e WHERE e.run_id = asked AND e.outcome = 'imported'
        ORDER BY e.line DESC, e.part DESC LIMIT most
      LOOP
        SELECT m.* INTO made FROM messaging.message m WHERE m.id = taken.message_id FOR UPDATE;
        why := CASE WHEN made.id IS NOT NULL THEN imports.stays(made, held.started_at) END;
        IF why IS NULL AND made.id IS NOT NULL THEN
          IF NOT spaces.animates(made.space_id) THEN
            why := 'KEPT_BY_SOMEBODY';
          ELSE
            BEGIN
              PERFORM messaging.erase(ARRAY[made.id]);
            EXCEPTION WHEN foreign_key_violation THEN
              why := 'KEPT_BY_SOMEBODY';
            END;
          END IF;
        END IF;
        UPDATE imports.entry e SET outcome = CASE WHEN why IS NULL THEN 'removed' ELSE 'kept' END,
            codes = CASE WHEN why IS NULL THEN e.codes ELSE e.codes || why END
          WHERE e.run_id = asked AND e.line = taken.line AND e.part = taken.part;
        IF why IS NULL THEN went := went + 1; ELSE stayed := stayed + 1; END IF;
      END LOOP;
      removed := went;
      kept := stayed;
      is_last := went + stayed < most;
      UPDATE imports.run r SET removed = r.removed + went, kept = r.kept + stayed,
          state = CASE WHEN is_last THEN 'undone' ELSE r.state END,
          ended_at = CASE WHEN is_last THEN moment ELSE r.ended_at END
        WHERE r.id = asked;
      RETURN NEXT;
    END`,
} as const;

export const UNDOING = [ASK_UNDO, STAYS, UNDO_BATCH];
