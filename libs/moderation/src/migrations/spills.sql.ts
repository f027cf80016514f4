const DESK = `PERFORM FROM moderation.desk d FOR UPDATE;`;

/**
 * Withholds a message and all copies of its words at once, for everybody. The id of the case: a new one, or of the one
 * that holds it already; NULL when the message is hidden, absent or deleted.
 */
const OPEN_SPILL = {
  name: 'moderation.open_spill',
  args: 'new_id uuid, asked uuid, words text, moment timestamptz',
  returns: 'uuid',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message;
      known uuid;
    BEGIN
      ${DESK}
      held := moderation.hold_message(asked);
      IF held.id IS NULL OR held.deleted_at IS NOT NULL THEN RETURN NULL; END IF;
      SELECT w.case_id INTO known FROM messaging.withheld w JOIN moderation.spill s ON s.id = w.case_id AND s.closed_at IS NULL
        WHERE w.message_id = held.id AND w.reason = 'spill' LIMIT 1;
      IF FOUND THEN RETURN known; END IF;
      INSERT INTO moderation.spill (id, message_id, conversation_id, space_id, label_id, author_id, reporter_id, text, opened_at)
        VALUES (new_id, held.id, held.conversation_id, held.space_id, held.label_id, held.author_id, access.me(), words, moment);
      PERFORM messaging.withhold(messaging.hold_copies(held.id), 'spill', new_id, NULL, moment);
      RETURN new_id;
    END`,
} as const;

const COLUMNS = `id uuid, message_id uuid, conversation_id uuid, space_id uuid, label_id int4, kind text, place text,
    author_id uuid, author_name text, reporter_id uuid, reporter_name text, words text, opened_at timestamptz, copies int4,
    hash text, reviews_as text, proposed_outcome text, proposed_reason text, proposed_as text, proposed_by uuid,
    proposer_name text, proposed_at timestamptz, own_proposal boolean, needs text`;

/** Open spills that the sealed caller reviews: one of them, or the newest older than another. */
const SPILLS_PAGE = {
  name: 'moderation.spills_page',
  args: 'one uuid, before_id uuid, most int4',
  returns: `TABLE (${COLUMNS})`,
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY
        SELECT s.id, s.message_id, s.conversation_id, s.space_id, s.label_id, p.kind,
          CASE WHEN role.name = 'authority' THEN p.name END, s.author_id, author.display_name, s.reporter_id,
          reporter.display_name, s.text, s.opened_at,
          (SELECT count(*)::int4 FROM messaging.withheld w WHERE w.case_id = s.id),
          moderation.spill_hash(s.id), role.name, open.outcome, open.reason, open.as_what, open.by_whom,
          proposer.display_name, open.at, open.human IS NOT DISTINCT FROM access.my_human() AND open.human IS NOT NULL,
          CASE WHEN open.as_what = 'authority' THEN 'officer'
            WHEN EXISTS (SELECT FROM moderation.authorities(s)) THEN 'authority' ELSE 'officer' END
        FROM moderation.spill s JOIN spaces.space p ON p.id = s.space_id
          JOIN auth.account author ON author.id = s.author_id JOIN auth.account reporter ON reporter.id = s.reporter_id
          CROSS JOIN LATERAL (SELECT moderation.reviews_as(s) AS name) role
          LEFT JOIN LATERAL (SELECT s.proposed_outcome AS outcome, s.proposed_reason AS reason, s.proposed_as AS as_what,
              s.proposed_by AS by_whom, s.proposed_at AS at, s.proposed_human AS human
            WHERE s.proposed_at > now() - interval '24 hours') open ON true
          LEFT JOIN auth.account proposer ON proposer.id = open.by_whom
        WHERE s.closed_at IS NULL AND role.name IS NOT NULL AND (one IS NULL OR s.id = one)
          AND (before_id IS NULL OR s.id < before_id)
        ORDER BY s.id DESC LIMIT most;
    END`,
} as const;

/** The words of a spill that the sealed caller reviews, and of nothing else: noted with who looked and why. */
const OPEN_WORDS = {
  name: 'moderation.open_words',
  args: 'new_id uuid, asked uuid, why text, moment timestamptz',
  returns: 'TABLE (message_id uuid, kind text, version int4, body text)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held moderation.spill;
      role text;
    BEGIN
      SELECT s.* INTO held FROM moderation.spill s WHERE s.id = asked FOR SHARE;
      role := moderation.reviews_as(held);
      IF role IS NULL THEN RETURN; END IF;
      PERFORM moderation.require_step_up(role);
      INSERT INTO moderation.spill_opening (id, spill_id, opened_by, opened_as, reason, opened_at)
        VALUES (new_id, held.id, access.me(), role, why, moment);
      -- The object of the case alone: copies lie where this reviewer has nothing to decide, and say the same.
      RETURN QUERY SELECT o.message_id, o.kind, o.version, o.body FROM messaging.withheld_words o
        WHERE o.message_id = held.message_id AND o.kind <> 'mentions' ORDER BY o.kind, o.version;
    END`,
} as const;

const HELD = `
      ${DESK}
      SELECT s.* INTO held FROM moderation.spill s WHERE s.id = asked FOR UPDATE;
      role := moderation.reviews_as(held);
      IF role IS NULL THEN
        RETURN CASE WHEN held.closed_at IS NOT NULL AND held.label_id = ANY (moderation.case_labels())
          AND access.me() IN (held.proposed_by, held.confirmed_by) THEN 'over' ELSE 'absent' END;
      END IF;
      PERFORM moderation.require_step_up(role);
      IF seen_hash IS DISTINCT FROM moderation.spill_hash(held.id) THEN RETURN 'changed'; END IF;`;

/** 'done', or why not: 'absent', 'over', 'changed', 'pending' (another proposal waits for its second person). */
const PROPOSE = {
  name: 'moderation.propose',
  args: 'asked uuid, new_outcome text, why text, seen_hash text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held moderation.spill;
      role text;
    BEGIN
      ${HELD}
      IF held.proposed_at > now() - interval '24 hours' AND held.proposed_human IS DISTINCT FROM access.my_human() THEN
        RETURN 'pending';
      END IF;
      UPDATE moderation.spill s SET proposed_outcome = new_outcome, proposed_reason = why, proposed_hash = seen_hash,
          proposed_by = access.me(), proposed_human = access.my_human(), proposed_as = role, proposed_at = moment
        WHERE s.id = held.id;
      RETURN 'done';
    END`,
} as const;

/**
 * The second person: another human, of the other kind; a second officer only where nobody could be the authority. Who
 * proposed must still be there. 'done', or why not: 'absent', 'over', 'changed', 'none' (no proposal, or it has expired),
 * 'second' (the same human, or of the same kind). What a legal hold covers is removed for everybody and destroyed later: a
 * reviewer may not know of holds.
 */
const CONFIRM = {
  name: 'moderation.confirm',
  args: 'asked uuid, seen_hash text, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held moderation.spill;
      role text;
    BEGIN
      ${HELD}
      IF held.proposed_at IS NULL OR held.proposed_at <= now() - interval '24 hours'
        OR NOT EXISTS (SELECT FROM auth.account a WHERE a.id = held.proposed_by AND a.state = 'active'
          AND (a.site_role = 'officer') = (held.proposed_as = 'officer')
          AND held.label_id = ANY (access.readable_labels(a.clearance))) THEN RETURN 'none'; END IF;
      IF held.proposed_hash IS DISTINCT FROM seen_hash THEN RETURN 'changed'; END IF;
      IF held.proposed_human IS NOT DISTINCT FROM access.my_human() THEN RETURN 'second'; END IF;
      IF held.proposed_as = role AND (role = 'authority' OR EXISTS (SELECT FROM moderation.authorities(held))) THEN
        RETURN 'second';
      END IF;
      UPDATE moderation.spill s SET closed_at = moment, outcome = s.proposed_outcome, confirmed_by = access.me(), confirmed_as = role
        WHERE s.id = held.id;
      IF held.proposed_outcome = 'remove' THEN
        PERFORM messaging.destroy(held.id, moment);
      ELSE
        PERFORM messaging.release(held.id);
      END IF;
      PERFORM moderation.tell_person(held.author_id, held.space_id, held.label_id);
      RETURN 'done';
    END`,
} as const;

export const SPILLS = [OPEN_SPILL, SPILLS_PAGE, OPEN_WORDS, PROPOSE, CONFIRM];
