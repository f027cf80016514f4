import { counting, MEETING_KINDS } from './tables.sql.js';

/**
 * Tells the open streams of people that what they may enter has changed: their screens read again. Not who else, not
 * what; and only those whose session reads the label hear it.
 */
const TELL = {
  name: 'spaces.tell',
  args: 'asked uuid, label int4, persons uuid[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
        SELECT gen_random_uuid(), 'space.entry_changed', here.account_id, asked, label
        FROM (SELECT DISTINCT s.account_id FROM auth.session s
          WHERE s.ended_at IS NULL AND s.expires_at > now() AND s.seen_at + s.idle > now()
            AND s.account_id IN (SELECT unnest(persons))) here;
    END`,
} as const;

/** Of these people those whose whole clearance dominates a label, whatever the state of their account. */
const DOMINATING = {
  name: 'spaces.dominating',
  args: 'persons uuid[], label int4',
  returns: 'SETOF uuid',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    WITH asked AS MATERIALIZED (
      SELECT a.id, a.clearance FROM auth.account a JOIN unnest(persons) p ON p = a.id WHERE a.site_role = 'member'
    ), kind AS MATERIALIZED (
      -- Thousands of people hold a handful of clearances: each is judged once, and not before it is one of them.
      SELECT DISTINCT asked.clearance FROM asked
    ), judged AS MATERIALIZED (
      SELECT kind.clearance FROM kind
      WHERE access.dominates(kind.clearance, (SELECT l.parts FROM access.label l WHERE l.id = label))
    )
    SELECT asked.id FROM asked JOIN judged USING (clearance)`,
} as const;

/**
 * Makes the memberships of a space what their reasons say: for these people, or for all (NULL). Who has a standing
 * reason and dominates the entry label is a member; who has left or was taken out is none by a rule or a group. People
 * whose account is off stay what they were: they come back to it.
 */
const SETTLE = {
  name: 'spaces.settle',
  args: 'asked uuid, persons uuid[]',
  returns: 'TABLE (came uuid[], went uuid[])',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      entry int4 := (SELECT s.entry_label_id FROM spaces.space s WHERE s.id = asked);
      qualified uuid[];
    BEGIN
      qualified := ARRAY(SELECT spaces.dominating(ARRAY(
        SELECT DISTINCT s.person_id FROM spaces.membership_source s
        WHERE s.space_id = asked AND (persons IS NULL OR s.person_id = ANY (persons)) AND ${counting('s')}
          AND (s.source NOT IN ('rule', 'group') OR NOT EXISTS (SELECT FROM spaces.opt_out o
            WHERE o.space_id = asked AND o.person_id = s.person_id))), entry));
      WITH fit AS MATERIALIZED (SELECT f AS id FROM unnest(qualified) f), gone AS (
        DELETE FROM spaces.membership m
          WHERE m.space_id = asked AND (persons IS NULL OR m.person_id = ANY (persons))
            AND m.person_id NOT IN (SELECT fit.id FROM fit)
          RETURNING m.person_id)
        SELECT coalesce(array_agg(gone.person_id), '{}') INTO went FROM gone;
      WITH new AS (
        INSERT INTO spaces.membership (person_id, space_id, entry_label_id, ends_at)
          SELECT f, asked, entry, p.ends_at FROM unnest(qualified) f
            JOIN auth.account a ON a.id = f AND a.state = 'active'
            LEFT JOIN spaces.membership_source p
              ON p.space_id = asked AND p.person_id = f AND p.source = 'partner' AND ${counting('p')}
          ON CONFLICT (person_id, space_id) DO NOTHING RETURNING person_id)
        SELECT coalesce(array_agg(new.person_id), '{}') INTO came FROM new;
      PERFORM spaces.tell(asked, entry, came || went);
      PERFORM spaces.end_sponsored(asked);
      RETURN NEXT;
    END`,
} as const;

/**
 * A membership that nothing explains was given by hand: by an administrator, or before reasons were kept. Planned anew
 * each time: the plan for an empty table walked 20,000 rows 20,000 times.
 */
const EXPLAIN_MEMBERSHIP = {
  name: 'spaces.explain_membership',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      EXECUTE $sql$
        INSERT INTO spaces.membership_source (space_id, person_id, source)
          SELECT n.space_id, n.person_id, 'hand' FROM added n
            JOIN spaces.space s ON s.id = n.space_id AND s.kind IN ${MEETING_KINDS}
          WHERE NOT EXISTS (SELECT FROM spaces.membership_source r
            WHERE r.space_id = n.space_id AND r.person_id = n.person_id)$sql$;
      RETURN NULL;
    END`,
} as const;

/**
 * The last word on content that is written: under the lock that changes of the space take, so that a ceiling never
 * comes to lie below what is being written at this moment, and an eviction or an archiving lets nothing more in (who may
 * enter is asked after the lock is held: one query for both would answer from before the wait). Row-level
 * security has said yes before: a refusal tells nothing to who may not enter. Without a principal (planted rows) only
 * the ceiling is judged.
 */
const KEEP_CONTENT = {
  name: 'spaces.keep_content',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      held spaces.space;
      caller access.principal := access.caller();
    BEGIN
      SELECT s.* INTO held FROM spaces.space s WHERE s.id = NEW.space_id FOR KEY SHARE;
      IF NEW.label_id <> held.ceiling_label_id AND NOT access.lies_below(NEW.label_id, held.ceiling_label_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU003', MESSAGE = 'label above the ceiling of the space';
      END IF;
      IF caller.account_id IS NULL THEN RETURN NULL; END IF;
      IF NOT spaces.lets_in(caller, NEW.space_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such space any more';
      END IF;
      IF held.archived_at IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU021', MESSAGE = 'the space is archived';
      END IF;
      IF held.kind = 'announcement' AND NOT spaces.animates(NEW.space_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'only its animators write in an announcement space';
      END IF;
      RETURN NULL;
    END`,
} as const;

export const SETTLING = [TELL, DOMINATING, SETTLE, EXPLAIN_MEMBERSHIP, KEEP_CONTENT];
