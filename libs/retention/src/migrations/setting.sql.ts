/** Who decides how long content is kept: officers for the site, animators within its bounds. */

const ACTIVE = '(SELECT p FROM retention.policy p ORDER BY p.version DESC LIMIT 1)';

/** The active policy, for officers; nothing for others. */
const POLICY = {
  name: 'retention.active_policy',
  args: '',
  returns: 'TABLE (version int4, rules jsonb, set_by uuid, set_by_name text, set_at timestamptz)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY SELECT p.version, p.rules, p.set_by, a.display_name, p.set_at
        FROM retention.policy p LEFT JOIN auth.account a ON a.id = p.set_by
        WHERE access.site_role() = 'officer' ORDER BY p.version DESC LIMIT 1;
    END`,
} as const;

/** RU054: another version was set since the officer looked. The first rule must be for all kinds and levels. */
const SET_POLICY = {
  name: 'retention.set_policy',
  args: 'seen_version int4, wanted jsonb',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM access.require_policy_officer();
      PERFORM FROM retention.progress FOR UPDATE;
      IF seen_version IS DISTINCT FROM (${ACTIVE}).version THEN
        RAISE EXCEPTION USING ERRCODE = 'RU054', MESSAGE = 'another version is active';
      END IF;
      IF NOT EXISTS (SELECT FROM jsonb_array_elements(wanted) r WHERE r.value ->> 'kind' IS NULL AND r.value ->> 'level' IS NULL)
          OR EXISTS (SELECT FROM jsonb_array_elements(wanted) r
            WHERE (r.value ->> 'least')::int4 IS NULL OR (r.value ->> 'least')::int4 < 1
              OR (r.value ->> 'days')::int4 < (r.value ->> 'least')::int4
              OR (r.value ->> 'most')::int4 < coalesce((r.value ->> 'days')::int4, 2147483647)) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU053', MESSAGE = 'the bounds do not hold the days';
      END IF;
      INSERT INTO retention.policy (version, rules, set_by) VALUES (seen_version + 1, wanted, access.me());
      RETURN seen_version + 1;
    END`,
} as const;

/**
 * How long things are kept in a space that the caller enters: by the label of its entry, and whether its animators chose
 * it; no row otherwise. Levels of which the caller reads no label are not told.
 */
const SPACE_RETENTION = {
  name: 'retention.of_space',
  args: 'asked uuid',
  returns: 'TABLE (chosen int4, level text, days int4, shortest int4, longest int4, animates boolean)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      IF NOT spaces.enters(asked) THEN RETURN; END IF;
      RETURN QUERY
        SELECT (SELECT p.days FROM retention.space_period p WHERE p.space_id = asked), t.level,
          retention.within(coalesce((SELECT p.days FROM retention.space_period p WHERE p.space_id = asked),
            (t.rule ->> 'days')::int4), t.rule), (t.rule ->> 'least')::int4, (t.rule ->> 'most')::int4, spaces.animates(asked)
        FROM (SELECT DISTINCT l.parts ->> 'level' AS level,
            retention.rule_for(s.kind, l.parts ->> 'level') AS rule
          FROM spaces.space s JOIN access.label l ON access.within_ceiling(l.id, s.ceiling_label_id)
          WHERE s.id = asked AND l.id = ANY (access.labels())) t ORDER BY t.level;
    END`,
} as const;

/** Another period for a space; NULL: what the site says. RU053 outside the widest bounds of the kind. */
const SET_SPACE = {
  name: 'retention.set_space',
  args: 'asked uuid, wanted int4',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held spaces.space := spaces.hold(asked, true);
      rule jsonb := retention.rule_for(held.kind, '');
    BEGIN
      IF wanted IS NULL THEN
        DELETE FROM retention.space_period p WHERE p.space_id = asked;
        RETURN;
      END IF;
      IF wanted < (rule ->> 'least')::int4 OR wanted > (rule ->> 'most')::int4 THEN
        RAISE EXCEPTION USING ERRCODE = 'RU053', MESSAGE = 'outside the bounds of the site';
      END IF;
      INSERT INTO retention.space_period (space_id, days, set_by) VALUES (asked, wanted, access.me())
        ON CONFLICT (space_id) DO UPDATE SET days = excluded.days, set_by = excluded.set_by, set_at = now();
    END`,
} as const;

/**
 * For an animator, before he chooses: what of that which he reads would be past its time at once (NULL: the site's
 * choice), at most `most`, and when the next would be. Holds are not asked: what is held looks as if it would go.
 */
const PREVIEW = {
  name: 'retention.preview',
  args: 'asked uuid, wanted int4, most int4',
  returns: 'TABLE (past int4, next_at timestamptz)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      counter text;
      found record;
    BEGIN
      IF NOT spaces.sees(asked) THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such space'; END IF;
      IF NOT spaces.animates(asked) THEN RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'only animators may'; END IF;
      past := 0;
      FOR counter IN SELECT c.counter FROM retention.content c WHERE c.counter IS NOT NULL LOOP
        EXECUTE format('SELECT d.past, d.next_at FROM %s($1, $2, $3, $4) d', counter) INTO found
          USING asked, wanted, access.labels(), most;
        past := past + found.past;
        next_at := least(next_at, found.next_at);
      END LOOP;
      RETURN NEXT;
    END`,
} as const;

export const SETTING = [POLICY, SET_POLICY, SPACE_RETENTION, SET_SPACE, PREVIEW];
