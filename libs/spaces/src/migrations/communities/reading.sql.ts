import { counting, standing } from './tables.sql.js';

/** A person as lists show him, of `people.profile p`. */
export const PERSON = `jsonb_build_object('id', p.id, 'displayName', p.display_name, 'unit', p.unit)`;

/** What a line of the directory shows besides the row of the space, for those of these spaces that the caller sees. */
const DETAILS_OF = {
  name: 'spaces.details_of',
  args: 'spaces_asked uuid[]',
  returns:
    'TABLE (space_id uuid, entered boolean, animated boolean, own_role text, requested boolean, members int4, waiting int4, animators jsonb)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me uuid := access.me();
    BEGIN
      RETURN QUERY
        SELECT seen.id, seen.entered, seen.animated,
          (SELECT m.role FROM spaces.membership m
            WHERE m.space_id = seen.id AND m.person_id = me AND ${standing('m')}),
          EXISTS (SELECT FROM spaces.request r WHERE r.space_id = seen.id AND r.person_id = me AND r.decided_at IS NULL),
          CASE WHEN seen.entered THEN (SELECT count(*)::int4 FROM spaces.membership m
            JOIN auth.account a ON a.id = m.person_id AND a.state = 'active'
            WHERE m.space_id = seen.id AND ${standing('m')}) END,
          CASE WHEN seen.animated THEN (SELECT count(*)::int4 FROM spaces.request r
            WHERE r.space_id = seen.id AND r.decided_at IS NULL) END,
          (SELECT coalesce(jsonb_agg(${PERSON} ORDER BY p.display_name, p.id), '[]') FROM people.profile p
            WHERE p.id = ANY (spaces.active_animators(seen.id)))
        FROM (SELECT a AS id, spaces.enters(a) AS entered, spaces.animates(a) AS animated FROM unnest(spaces_asked) a
          WHERE spaces.sees(a)) seen;
    END`,
} as const;

/**
 * The members who are there, in the order of names, for who may enter; for animators also the partners whom nobody of
 * the house answers for any more.
 */
export const MEMBERS_PAGE = {
  name: 'spaces.members_page',
  args: 'asked uuid, words text, after_id uuid, most int4',
  returns:
    'TABLE (person jsonb, member_role text, joined_at timestamptz, sources text[], sponsor jsonb, purpose text, ends_at timestamptz, ended boolean)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      animated boolean := spaces.animates(asked);
    BEGIN
      IF NOT spaces.sees(asked) OR NOT spaces.enters(asked) THEN RETURN; END IF;
      RETURN QUERY
        WITH listed AS (
          SELECT m.person_id, m.role, m.joined_at FROM spaces.membership m WHERE m.space_id = asked AND ${standing('m')}
          UNION ALL
          SELECT e.person_id, 'member', e.added_at FROM spaces.membership_source e
          WHERE animated AND e.space_id = asked AND e.source = 'partner' AND e.sponsor_lost_at IS NOT NULL
            AND ${standing('e')} AND NOT EXISTS (SELECT FROM spaces.membership m
              WHERE m.space_id = asked AND m.person_id = e.person_id))
        SELECT ${PERSON}, m.role, m.joined_at,
          ARRAY(SELECT DISTINCT s.source FROM spaces.membership_source s
            WHERE s.space_id = asked AND s.person_id = m.person_id AND ${counting('s')} ORDER BY s.source),
          (SELECT jsonb_build_object('id', h.id, 'displayName', h.display_name, 'unit', h.unit)
            FROM people.profile h WHERE h.id = b.sponsor_id), b.purpose, b.ends_at, b.sponsor_lost_at IS NOT NULL
        FROM listed m
          JOIN auth.account a ON a.id = m.person_id AND a.state = 'active'
          JOIN people.profile p ON p.id = m.person_id
          LEFT JOIN spaces.membership_source b
            ON b.space_id = asked AND b.person_id = m.person_id AND b.source = 'partner'
        WHERE (words = '' OR strpos(lower(p.display_name), lower(words)) > 0)
          AND (after_id IS NULL OR (p.display_name, p.id) > (SELECT c.display_name, c.id FROM people.profile c
            JOIN listed cm ON cm.person_id = c.id WHERE c.id = after_id))
        ORDER BY p.display_name, p.id LIMIT most;
    END`,
} as const;

/** Requests that wait, oldest first, for animators. */
const REQUESTS_PAGE = {
  name: 'spaces.requests_page',
  args: 'asked uuid, after_id uuid, most int4',
  returns: 'TABLE (id uuid, person jsonb, message text, asked_at timestamptz)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      IF NOT spaces.animates(asked) THEN RETURN; END IF;
      RETURN QUERY
        SELECT r.id, ${PERSON}, r.message, r.asked_at FROM spaces.request r JOIN people.profile p ON p.id = r.person_id
        WHERE r.space_id = asked AND r.decided_at IS NULL
          AND (after_id IS NULL OR (r.asked_at, r.id) > (SELECT c.asked_at, c.id FROM spaces.request c
            WHERE c.id = after_id AND c.space_id = asked))
        ORDER BY r.asked_at, r.id LIMIT most;
    END`,
} as const;

/** Writes down what a launch was thought to be; the first time starts the follow-ups. */
const PUT_LAUNCH = {
  name: 'spaces.put_launch',
  args: 'asked uuid, new_cause text, new_gains text, new_efforts text, new_rhythm text, sign text, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM spaces.hold(asked, false);
      INSERT INTO spaces.home AS h (space_id, cause, gains, efforts, rhythm, success_sign, launched_at)
        VALUES (asked, new_cause, new_gains, new_efforts, new_rhythm, sign, moment)
        ON CONFLICT (space_id) DO UPDATE SET cause = excluded.cause, gains = excluded.gains, efforts = excluded.efforts,
          rhythm = excluded.rhythm, success_sign = excluded.success_sign,
          launched_at = coalesce(h.launched_at, excluded.launched_at);
    END`,
} as const;

/** How the launch is going; the last answer for a day counts. */
const ANSWER_FOLLOW_UP = {
  name: 'spaces.answer_follow_up',
  args: 'asked uuid, asked_day int4, new_verdict text, words text, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM spaces.hold(asked, false);
      IF NOT EXISTS (SELECT FROM spaces.home h WHERE h.space_id = asked AND h.launched_at IS NOT NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU029', MESSAGE = 'nothing was launched';
      END IF;
      INSERT INTO spaces.follow_up AS f (space_id, day, verdict, note, answered_at)
        VALUES (asked, asked_day, new_verdict, words, moment)
        ON CONFLICT (space_id, day) DO UPDATE SET verdict = excluded.verdict, note = excluded.note,
          answered_at = excluded.answered_at;
    END`,
} as const;

export const READING = [DETAILS_OF, MEMBERS_PAGE, REQUESTS_PAGE, PUT_LAUNCH, ANSWER_FOLLOW_UP];
