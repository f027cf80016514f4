/**
 * The label algebra inside PostgreSQL: twin of `libs/contracts/src/labels`, held equal by a property test. Labels and
 * clearances are the same JSON as there. Anything unknown, missing or malformed is a refusal.
 */

/**
 * Whether the categories of `value` have the shape that the algebra relies on: a JSON text "FRA" answers to `?` and
 * `@>` like the list ["FRA"], and an array in the place of the permissive map has no entries, which would read as
 * unrestricted. Inside a filter of a strict path every structural error is a no.
 */
export const HAS_CATEGORIES = (value: string): string => `coalesce(jsonb_path_exists(${value}, 'strict $ ? (
        @.policy.type() == "string" && @.level.type() == "string"
        && @.restrictive.type() == "array" && !exists(@.restrictive[*] ? (@.type() != "string"))
        && @.permissive.type() == "object" && !exists(@.permissive.* ? (@.type() != "array"))
        && !exists(@.permissive.*[*] ? (@.type() != "string")))'), false)`;

/**
 * Why a label is not valid by the rules of a policy; NULL when it is. Each clearance is compared with every label of
 * the site: so everything here is a plain expression, without the start of a query. What a list of known texts
 * contains is a list of texts: the lists of a label need no look at each of their items.
 */
export const LABEL_FAULT_IN = {
  name: 'access.label_fault_in',
  args: 'rules jsonb, label jsonb',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      categories jsonb := label -> 'restrictive';
      tags jsonb := label -> 'permissive';
    BEGIN
      IF (jsonb_typeof(label -> 'policy') = 'string' AND jsonb_typeof(label -> 'level') = 'string'
        AND jsonb_typeof(categories) = 'array' AND jsonb_typeof(tags) = 'object') IS NOT TRUE THEN
        RETURN 'malformed';
      END IF;
      IF rules -> 'id' IS DISTINCT FROM label -> 'policy' THEN RETURN 'unknown policy'; END IF;
      IF (rules -> 'ranks' ? (label ->> 'level')) IS NOT TRUE THEN RETURN 'unknown level'; END IF;
      IF categories <> '[]' THEN
        IF (rules -> 'restrictive' @> categories) IS NOT TRUE THEN RETURN 'unknown category'; END IF;
        FOR i IN 0 .. jsonb_array_length(rules -> 'exclusions') - 1 LOOP
          IF categories @> (rules -> 'exclusions' -> i) THEN RETURN 'excluded set of categories'; END IF;
        END LOOP;
      END IF;
      IF tags <> '{}' THEN
        IF (rules -> 'permissive' @> tags) IS NOT TRUE THEN RETURN 'unknown tag or value'; END IF;
        IF jsonb_path_exists(tags, 'strict $.* ? (@.size() == 0)') THEN RETURN 'no value in a tag'; END IF;
      END IF;
      RETURN NULL;
    END`,
} as const;

/** Why a label is not valid; NULL when it is. */
export const LABEL_FAULT = {
  name: 'access.label_fault',
  args: 'label jsonb',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN access.label_fault_in((SELECT p.rules FROM access.policy p WHERE p.id = label ->> 'policy'), label);
    END`,
} as const;

/** Text that is equal for equal labels: the same spelling as `labelKey` in TypeScript. */
export const LABEL_KEY = {
  name: 'access.label_key',
  args: 'label jsonb',
  returns: 'text',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    SELECT concat_ws('/', label ->> 'policy', label ->> 'level',
      coalesce((SELECT string_agg(DISTINCT c COLLATE "C", ',' ORDER BY c COLLATE "C")
        FROM jsonb_array_elements_text(label -> 'restrictive') c), ''),
      coalesce((SELECT string_agg(e.key || '=' ||
          (SELECT string_agg(DISTINCT v COLLATE "C", ',' ORDER BY v COLLATE "C") FROM jsonb_array_elements_text(e.value) v),
          ';' ORDER BY e.key COLLATE "C")
        FROM jsonb_each(label -> 'permissive') e), ''))`,
} as const;

/** The one entry of a clearance for a policy; NULL when there is none, when two contradict each other, or when malformed. */
export const HELD_IN = {
  name: 'access.held_in',
  args: 'clearance jsonb, policy_id text',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      held jsonb := jsonb_path_query_array(clearance, 'strict $[*] ? (@.policy == $id)',
        jsonb_build_object('id', policy_id), true);
    BEGIN
      IF jsonb_array_length(held) <> 1 THEN RETURN NULL; END IF;
      held := held -> 0;
      RETURN CASE WHEN ${HAS_CATEGORIES('held')} THEN held END;
    END`,
} as const;

/** The least label at least as protected as both; NULL where none exists. */
export const LEAST_UPPER_BOUND = {
  name: 'access.least_upper_bound',
  args: 'a jsonb, b jsonb',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      bound jsonb;
    BEGIN
      IF a ->> 'policy' IS DISTINCT FROM b ->> 'policy' THEN RETURN NULL; END IF;
      IF access.label_fault(a) IS NOT NULL OR access.label_fault(b) IS NOT NULL THEN RETURN NULL; END IF;
      bound := jsonb_build_object(
        'policy', a -> 'policy',
        'level', CASE WHEN access.level_rank(a ->> 'policy', a ->> 'level') >= access.level_rank(b ->> 'policy', b ->> 'level')
          THEN a -> 'level' ELSE b -> 'level' END,
        'restrictive', (SELECT coalesce(jsonb_agg(c ORDER BY c COLLATE "C"), '[]') FROM (
          SELECT jsonb_array_elements_text(a -> 'restrictive') AS c
          UNION SELECT jsonb_array_elements_text(b -> 'restrictive')) both_sides),
        'permissive', (SELECT coalesce(jsonb_object_agg(t.tag, (
            SELECT coalesce(jsonb_agg(DISTINCT v COLLATE "C" ORDER BY v COLLATE "C"), '[]')
            FROM jsonb_array_elements_text(coalesce(a -> 'permissive' -> t.tag, b -> 'permissive' -> t.tag)) v
            WHERE b -> 'permissive' -> t.tag IS NULL OR b -> 'permissive' -> t.tag ? v)), '{}')
          FROM (SELECT jsonb_object_keys(a -> 'permissive') AS tag
            UNION SELECT jsonb_object_keys(b -> 'permissive')) t));
      RETURN CASE WHEN access.label_fault(bound) IS NULL THEN bound END;
    END`,
} as const;
