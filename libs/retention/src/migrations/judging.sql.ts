/** How long something is kept. */

/** The rule for content of this level in a space of this kind: the closest one, {days, least, most}. */
const RULE_FOR = {
  name: 'retention.rule_for',
  args: 'of_kind text, of_level text',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN (SELECT r.value
        FROM (SELECT p.rules FROM retention.policy p ORDER BY p.version DESC LIMIT 1) active,
          jsonb_array_elements(active.rules) r
        WHERE coalesce(r.value ->> 'kind', of_kind) = of_kind AND coalesce(r.value ->> 'level', of_level) = of_level
        ORDER BY (r.value ->> 'kind') IS NULL, (r.value ->> 'level') IS NULL LIMIT 1);
    END`,
} as const;

/** Days, brought within the bounds of a rule; NULL is for ever, and the longest of all. */
const WITHIN = {
  name: 'retention.within',
  args: 'wanted int4, rule jsonb',
  returns: 'int4',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      -- least and greatest pass over NULL.
      wanted := least(coalesce(wanted, (rule ->> 'most')::int4), (rule ->> 'most')::int4);
      RETURN CASE WHEN wanted IS NOT NULL THEN greatest(wanted, (rule ->> 'least')::int4) END;
    END`,
} as const;

/** Days for which content under a label is kept in a space; NULL: for ever. A label of another policy counts by its level's name. */
const DAYS_FOR = {
  name: 'retention.days_for',
  args: 'of_space uuid, of_label int4',
  returns: 'int4',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      rule jsonb := retention.rule_for((SELECT s.kind FROM spaces.space s WHERE s.id = of_space),
        (SELECT l.parts ->> 'level' FROM access.label l WHERE l.id = of_label));
    BEGIN
      RETURN retention.within(coalesce((SELECT p.days FROM retention.space_period p WHERE p.space_id = of_space),
        (rule ->> 'days')::int4), rule);
    END`,
} as const;

/** Whether a hold stands over a space, or over one of these people. */
const IS_HELD = {
  name: 'retention.is_held',
  args: 'of_space uuid, people uuid[]',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN EXISTS (SELECT FROM retention.hold h WHERE h.released_at IS NULL
        AND ((h.object_type = 'space' AND h.object_id = of_space) OR (h.object_type = 'person' AND h.object_id = ANY (people))));
    END`,
} as const;

export const JUDGING = [RULE_FOR, WITHIN, DAYS_FOR, IS_HELD];
