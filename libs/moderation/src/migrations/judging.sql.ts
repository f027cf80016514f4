/** A message as the sealed caller may read it, held; no row otherwise. For nobody's ears. */
const HOLD_MESSAGE = {
  name: 'moderation.hold_message',
  args: 'asked uuid',
  returns: 'messaging.message',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      held messaging.message;
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'member' THEN RETURN NULL; END IF;
      SELECT t.* INTO held FROM messaging.message t
        WHERE t.id = asked AND t.label_id = ANY (access.labels()) AND spaces.enters(t.space_id) FOR UPDATE;
      RETURN held;
    END`,
} as const;

/** Whether somebody moderates in a space at all: talks have participants, not animators. */
const IS_MODERATED = {
  name: 'moderation.is_moderated',
  args: 'space uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN EXISTS (SELECT FROM spaces.space s
        WHERE s.id = space AND s.kind IN ('community', 'project', 'watch', 'announcement'));
    END`,
} as const;

/** The human behind an account. */
const HUMAN_OF = {
  name: 'moderation.human_of',
  args: 'account uuid',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN (SELECT a.human_key FROM auth.account a WHERE a.id = account);
    END`,
} as const;

/**
 * Who could be the authority on the content of a spill: an animator of its space, or in a talk another participant than
 * who reported it; never who wrote it, under whatever account; whose whole clearance dominates the label.
 */
const AUTHORITIES = {
  name: 'moderation.authorities',
  args: 'asked moderation.spill',
  returns: 'SETOF uuid',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN QUERY
        SELECT a.id FROM spaces.membership m JOIN auth.account a ON a.id = m.person_id
          JOIN spaces.space s ON s.id = m.space_id
        WHERE m.space_id = asked.space_id AND (m.ends_at IS NULL OR m.ends_at > now())
          AND a.state = 'active' AND a.site_role = 'member' AND NOT a.partner
          AND a.human_key IS DISTINCT FROM moderation.human_of(asked.author_id)
          AND (m.role = 'animator' OR (s.kind IN ('direct', 'group') AND a.id <> asked.reporter_id))
          AND asked.label_id = ANY (access.readable_labels(a.clearance));
    END`,
} as const;

/**
 * Labels under which the sealed caller may be shown the object of a case. An officer has no readable labels, since he
 * reads no content; what his clearance dominates at this working level is the most that a case can show him.
 */
const CASE_LABELS = {
  name: 'moderation.case_labels',
  args: '',
  returns: 'int4[]',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN CASE WHEN access.site_role() = 'officer' THEN access.readable_labels(access.clearance()) ELSE access.labels() END;
    END`,
} as const;

/** As what the sealed caller reviews a spill that is open: 'authority', 'officer', or NULL. */
const REVIEWS_AS = {
  name: 'moderation.reviews_as',
  args: 'asked moderation.spill',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      IF asked.id IS NULL OR asked.closed_at IS NOT NULL OR NOT asked.label_id = ANY (moderation.case_labels()) THEN RETURN NULL; END IF;
      IF access.site_role() = 'officer' AND access.my_human() IS DISTINCT FROM moderation.human_of(asked.author_id) THEN
        RETURN 'officer';
      END IF;
      IF access.site_role() = 'member' AND spaces.enters(asked.space_id)
        AND access.me() IN (SELECT moderation.authorities(asked)) THEN RETURN 'authority'; END IF;
      RETURN NULL;
    END`,
} as const;

/** Lets an officer past who has just given his password again; others are not asked. */
const REQUIRE_STEP_UP = {
  name: 'moderation.require_step_up',
  args: 'reviews_as text',
  returns: 'void',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      IF reviews_as = 'officer' AND coalesce(access.stepped_up_seconds(), 301) > 300 THEN
        RAISE EXCEPTION USING ERRCODE = 'RU011', MESSAGE = 'the password was not given again just now';
      END IF;
    END`,
} as const;

/** What a spill is about, so that it cannot change between the view and the decision. Words and places, nothing that tells them. */
const SPILL_HASH = {
  name: 'moderation.spill_hash',
  args: 'asked uuid',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN (SELECT encode(sha256(convert_to(asked::text || coalesce(jsonb_agg(
          jsonb_build_array(w.message_id, w.label_id, o.kind, o.version, o.body, o.rest)
          ORDER BY w.message_id, o.kind, o.version), '[]')::text, 'UTF8')), 'hex')
        FROM messaging.withheld w LEFT JOIN messaging.withheld_words o ON o.message_id = w.message_id
        WHERE w.case_id = asked);
    END`,
} as const;

/** Tells one person's screens that something of his own is to be read again. */
const TELL_PERSON = {
  name: 'moderation.tell_person',
  args: 'person uuid, space uuid, label int4',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
        VALUES (gen_random_uuid(), 'own.changed', person, space, label);
    END`,
} as const;

export const JUDGING = [
  HOLD_MESSAGE,
  IS_MODERATED,
  HUMAN_OF,
  AUTHORITIES,
  CASE_LABELS,
  REVIEWS_AS,
  REQUIRE_STEP_UP,
  SPILL_HASH,
  TELL_PERSON,
];
