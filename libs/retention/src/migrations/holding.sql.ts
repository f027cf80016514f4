/** Legal holds: opened by one officer at once, released by two. */

/** What a second officer agrees to: the hold, and who wants it released why and when. */
const HASH = (
  hold: string,
): string => `encode(sha256(convert_to(jsonb_build_array(${hold}.id, ${hold}.object_type,
        ${hold}.object_id, ${hold}.covers_from, ${hold}.covers_until, ${hold}.reason, ${hold}.opened_at, ${hold}.asked_by, ${hold}.asked_reason, ${hold}.asked_at)::text, 'UTF8')), 'hex')`;

const PENDING = (hold: string): string => `${hold}.asked_at > clock_timestamp() - interval '24 hours'`;

/** Works from its commit on: it waits for the batch that runs now, and the next one sees it. RU015: no such space or person. */
const OPEN_HOLD = {
  name: 'retention.open_hold',
  args: 'hold uuid, of_type text, of_object uuid, first_day date, last_day date, why text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM access.require_policy_officer();
      PERFORM FROM retention.progress FOR UPDATE;
      IF NOT (of_type = 'space' AND EXISTS (SELECT FROM spaces.space s WHERE s.id = of_object)
          OR of_type = 'person' AND EXISTS (SELECT FROM auth.account a WHERE a.id = of_object)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'no such space or person';
      END IF;
      INSERT INTO retention.hold (id, object_type, object_id, covers_from, covers_until, reason, opened_by)
        VALUES (hold, of_type, of_object, first_day, last_day, why, access.me());
    END`,
} as const;

/** RU055: a release waits for its second officer already. RU015: no such hold, or a released one. */
const ASK_RELEASE = {
  name: 'retention.ask_release',
  args: 'hold uuid, why text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held retention.hold;
    BEGIN
      PERFORM access.require_policy_officer();
      SELECT h.* INTO held FROM retention.hold h WHERE h.id = hold AND h.released_at IS NULL FOR UPDATE;
      IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'no such hold'; END IF;
      IF ${PENDING('held')} THEN
        RAISE EXCEPTION USING ERRCODE = 'RU055', MESSAGE = 'a release waits already';
      END IF;
      UPDATE retention.hold h SET asked_by = access.me(), asked_human = access.my_human(), asked_reason = why,
          asked_at = clock_timestamp() WHERE h.id = hold;
    END`,
} as const;

/** RU056: the same human; RU058: nothing waits, or it is over; RU059: another request than was seen. */
const CONFIRM_RELEASE = {
  name: 'retention.confirm_release',
  args: 'hold uuid, seen_hash text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held retention.hold;
    BEGIN
      PERFORM access.require_policy_officer();
      SELECT h.* INTO held FROM retention.hold h WHERE h.id = hold FOR UPDATE;
      IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'no such hold'; END IF;
      IF held.released_at IS NOT NULL OR (${PENDING('held')}) IS NOT TRUE THEN
        RAISE EXCEPTION USING ERRCODE = 'RU058', MESSAGE = 'no release waits';
      END IF;
      IF held.asked_human IS NOT DISTINCT FROM access.my_human() THEN
        RAISE EXCEPTION USING ERRCODE = 'RU056', MESSAGE = 'whoever asks does not confirm';
      END IF;
      IF seen_hash IS DISTINCT FROM ${HASH('held')} THEN
        RAISE EXCEPTION USING ERRCODE = 'RU059', MESSAGE = 'the request is not the one that was seen';
      END IF;
      UPDATE retention.hold h SET released_by = access.me(), released_at = clock_timestamp() WHERE h.id = hold;
    END`,
} as const;

/** Holds, latest opened first, for officers; nothing for others. The hash is that of a request that still waits. */
const HOLDS = {
  name: 'retention.holds',
  args: 'asked uuid, before uuid, most int4',
  returns: `TABLE (id uuid, object_type text, object_id uuid, object_name text, covers_from text, covers_until text, reason text, opened_by uuid, opened_by_name text,
    opened_at timestamptz, asked_by uuid, asked_by_name text, asked_reason text, asked_at timestamptz, own boolean, hash text,
    released_by uuid, released_by_name text, released_at timestamptz)`,
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY SELECT h.id, h.object_type, h.object_id,
          CASE h.object_type WHEN 'person' THEN (SELECT a.display_name FROM auth.account a WHERE a.id = h.object_id) END,
          h.covers_from::text, h.covers_until::text, h.reason, h.opened_by, o.display_name, h.opened_at,
          w.asked_by, q.display_name, w.asked_reason, w.asked_at, w.asked_human IS NOT DISTINCT FROM access.my_human(),
          CASE WHEN w.id IS NOT NULL THEN ${HASH('h')} END, h.released_by, r.display_name, h.released_at
        FROM retention.hold h JOIN auth.account o ON o.id = h.opened_by
          LEFT JOIN retention.hold w ON w.id = h.id AND w.released_at IS NULL AND ${PENDING('w')}
          LEFT JOIN auth.account q ON q.id = w.asked_by LEFT JOIN auth.account r ON r.id = h.released_by
        WHERE access.site_role() = 'officer' AND (asked IS NULL OR h.id = asked) AND (before IS NULL OR h.id < before)
        ORDER BY h.id DESC LIMIT most;
    END`,
} as const;

/** Accounts by a part of the name, or by the whole login: for officers, who see nobody in the directory of people. */
const PEOPLE_NAMED = {
  name: 'retention.people_named',
  args: 'asked text, most int4',
  returns: 'TABLE (id uuid, display_name text, unit text)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY SELECT a.id, a.display_name, p.unit
        FROM auth.account a LEFT JOIN people.profile p ON p.id = a.id
        WHERE access.site_role() = 'officer'
          -- What folds to nothing stands in every name.
          AND (people.fold(asked) <> '' AND position(people.fold(asked) IN people.fold(a.display_name)) > 0 OR a.uid = asked)
        ORDER BY a.display_name, a.id LIMIT most;
    END`,
} as const;

export const HOLDING = [OPEN_HOLD, ASK_RELEASE, CONFIRM_RELEASE, HOLDS, PEOPLE_NAMED];
