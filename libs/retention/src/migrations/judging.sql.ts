/** How long something is kept, and what keeps it longer. */

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

/**
 * Days for which content under a label would be kept in a space that had chosen this (NULL: nothing); NULL: for ever. A
 * label of another policy counts by its level's name.
 */
const DAYS_IF = {
  name: 'retention.days_if',
  args: 'of_space uuid, of_label int4, chosen int4',
  returns: 'int4',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      rule jsonb := retention.rule_for((SELECT s.kind FROM spaces.space s WHERE s.id = of_space),
        (SELECT l.parts ->> 'level' FROM access.label l WHERE l.id = of_label));
    BEGIN
      RETURN retention.within(coalesce(chosen, (rule ->> 'days')::int4), rule);
    END`,
} as const;

/** The least id that content which is so many days old can have: ids carry their time, in milliseconds. */
const FIRST_ID = {
  name: 'retention.first_id',
  args: 'since timestamptz',
  returns: 'uuid',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN (lpad(to_hex((extract(epoch FROM since) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;
    END`,
} as const;

/** Since when content under a label is kept in a space, and the first id of that time. No row: for ever. */
const KEPT_FROM = {
  name: 'retention.kept_from',
  args: 'of_space uuid, of_label int4',
  returns: 'TABLE (since timestamptz, first_id uuid)',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      days int4 := retention.days_if(of_space, of_label,
        (SELECT p.days FROM retention.space_period p WHERE p.space_id = of_space));
    BEGIN
      IF days IS NULL THEN RETURN; END IF;
      since := now() - make_interval(days => days);
      first_id := retention.first_id(since);
      RETURN NEXT;
    END`,
} as const;

export const JUDGING = [RULE_FOR, WITHIN, DAYS_IF, FIRST_ID, KEPT_FROM];
