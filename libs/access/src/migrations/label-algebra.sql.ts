/**
 * The label algebra inside PostgreSQL: twin of `libs/contracts/src/labels`, held equal by a property test. Labels and
 * clearances are the same JSON as there. Anything unknown, missing or malformed is a refusal.
 */

/** Position of a level in its policy, 0 the lowest; NULL when unknown. */
export const LEVEL_RANK = {
  name: 'access.level_rank',
  args: 'policy_id text, level_id text',
  returns: 'int4',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    SELECT (l.position - 1)::int4
    FROM access.policy p, jsonb_array_elements(p.body -> 'levels') WITH ORDINALITY l (level, position)
    WHERE p.id = policy_id AND l.level ->> 'id' = level_id`,
} as const;

/**
 * Whether the categories of `value` have the shape that the algebra relies on: a JSON text "FRA" answers to `?` and
 * `@>` like the list ["FRA"], and an array in the place of the permissive map has no entries, which would read as
 * unrestricted. Inside a filter of a strict path every structural error is a no.
 */
const hasCategories = (value: string): string => `coalesce(jsonb_path_exists(${value}, 'strict $ ? (
        @.policy.type() == "string" && @.level.type() == "string"
        && @.restrictive.type() == "array" && !exists(@.restrictive[*] ? (@.type() != "string"))
        && @.permissive.type() == "object" && !exists(@.permissive.* ? (@.type() != "array"))
        && !exists(@.permissive.*[*] ? (@.type() != "string")))'), false)`;

/**
 * Why a label is not valid in the body of a policy; NULL when it is. Each clearance is compared with every label of
 * the site: so everything here is a plain expression, without the start of a query.
 */
export const LABEL_FAULT_IN = {
  name: 'access.label_fault_in',
  args: 'policy jsonb, label jsonb',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      categories jsonb := label -> 'restrictive';
      tags jsonb;
      tag text;
      asked jsonb;
      known jsonb;
    BEGIN
      IF NOT ${hasCategories('label')} THEN RETURN 'malformed'; END IF;
      IF policy IS NULL OR policy -> 'id' <> label -> 'policy' THEN RETURN 'unknown policy'; END IF;
      IF NOT policy -> 'levels' @> jsonb_build_array(jsonb_build_object('id', label -> 'level')) THEN
        RETURN 'unknown level';
      END IF;
      IF categories <> '[]' THEN
        IF NOT jsonb_path_query_array(policy, 'strict $.restrictive[*].id') @> categories THEN
          RETURN 'unknown category';
        END IF;
        FOR i IN 0 .. jsonb_array_length(policy -> 'exclusions') - 1 LOOP
          IF categories @> (policy -> 'exclusions' -> i) THEN RETURN 'excluded set of categories'; END IF;
        END LOOP;
      END IF;
      IF label -> 'permissive' = '{}' THEN RETURN NULL; END IF;
      tags := jsonb_path_query_array(label, 'strict $.permissive.keyvalue().key');
      FOR i IN 0 .. jsonb_array_length(tags) - 1 LOOP
        tag := tags ->> i;
        asked := label -> 'permissive' -> tag;
        known := jsonb_path_query_array(policy, 'strict $.permissive[*] ? (@.tag == $tag).values[*].id',
          jsonb_build_object('tag', tag));
        IF known = '[]' THEN RETURN 'unknown tag'; END IF;
        IF asked = '[]' THEN RETURN 'no value in a tag'; END IF;
        IF NOT known @> asked THEN RETURN 'unknown value in a tag'; END IF;
      END LOOP;
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
      RETURN access.label_fault_in((SELECT p.body FROM access.policy p WHERE p.id = label ->> 'policy'), label);
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
      RETURN CASE WHEN ${hasCategories('held')} THEN held END;
    END`,
} as const;

/** Whether the holder of a clearance may read what carries the label, as far as labels go. */
export const DOMINATES = {
  name: 'access.dominates',
  args: 'clearance jsonb, label jsonb',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      held jsonb := access.held_in(clearance, label ->> 'policy');
      policy jsonb;
      tags jsonb;
      tag text;
    BEGIN
      IF held IS NULL THEN RETURN false; END IF;
      -- Joined with nothing, the body is unpacked once and not at each look.
      policy := (SELECT p.body || '{}' FROM access.policy p WHERE p.id = label ->> 'policy');
      IF access.label_fault_in(policy, label) IS NOT NULL THEN RETURN false; END IF;
      IF NOT held -> 'restrictive' @> (label -> 'restrictive') THEN RETURN false; END IF;
      IF label -> 'permissive' <> '{}' THEN
        tags := jsonb_path_query_array(label, 'strict $.permissive.keyvalue().key');
        FOR i IN 0 .. jsonb_array_length(tags) - 1 LOOP
          tag := tags ->> i;
          IF NOT coalesce(jsonb_path_exists(label -> 'permissive' -> tag, 'strict $[*] ? (@ == $mine[*])',
            jsonb_build_object('mine', held -> 'permissive' -> tag), true), false) THEN RETURN false; END IF;
        END LOOP;
      END IF;
      -- From the lowest level up: the label's must come no later than the one held, and both must exist.
      IF NOT policy -> 'levels' @> jsonb_build_array(jsonb_build_object('id', held -> 'level')) THEN RETURN false; END IF;
      FOR i IN 0 .. jsonb_array_length(policy -> 'levels') - 1 LOOP
        IF policy -> 'levels' -> i -> 'id' = label -> 'level' THEN RETURN true; END IF;
        IF policy -> 'levels' -> i -> 'id' = held -> 'level' THEN RETURN false; END IF;
      END LOOP;
      RETURN false;
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
