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

/** Why a label is not valid in its policy; NULL when it is. */
export const LABEL_FAULT = {
  name: 'access.label_fault',
  args: 'label jsonb',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      policy jsonb;
      entry record;
    BEGIN
      IF NOT ${hasCategories('label')} THEN RETURN 'malformed'; END IF;
      policy := (SELECT p.body FROM access.policy p WHERE p.id = label ->> 'policy');
      IF policy IS NULL THEN RETURN 'unknown policy'; END IF;
      IF NOT policy -> 'levels' @> jsonb_build_array(jsonb_build_object('id', label -> 'level')) THEN
        RETURN 'unknown level';
      END IF;
      IF label -> 'restrictive' <> '[]' THEN
        IF EXISTS (
          SELECT FROM jsonb_array_elements(label -> 'restrictive') c
          WHERE NOT policy -> 'restrictive' @> jsonb_build_array(jsonb_build_object('id', c))
        ) THEN RETURN 'unknown category'; END IF;
        IF EXISTS (SELECT FROM jsonb_array_elements(policy -> 'exclusions') x WHERE label -> 'restrictive' @> x) THEN
          RETURN 'excluded set of categories';
        END IF;
      END IF;
      IF label -> 'permissive' = '{}' THEN RETURN NULL; END IF;
      FOR entry IN SELECT e.value AS held, t.declared -> 'values' AS known
        FROM jsonb_each(label -> 'permissive') e
        LEFT JOIN jsonb_array_elements(policy -> 'permissive') t (declared) ON t.declared ->> 'tag' = e.key
      LOOP
        IF entry.known IS NULL THEN RETURN 'unknown tag'; END IF;
        IF entry.held = '[]' THEN RETURN 'no value in a tag'; END IF;
        IF EXISTS (
          SELECT FROM jsonb_array_elements(entry.held) h
          WHERE NOT entry.known @> jsonb_build_array(jsonb_build_object('id', h))
        ) THEN RETURN 'unknown value in a tag'; END IF;
      END LOOP;
      RETURN NULL;
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
      held jsonb;
    BEGIN
      IF jsonb_typeof(clearance) IS DISTINCT FROM 'array' THEN RETURN NULL; END IF;
      held := (SELECT jsonb_agg(c) FROM jsonb_array_elements(clearance) c WHERE c -> 'policy' = to_jsonb(policy_id));
      IF held IS NULL OR jsonb_array_length(held) <> 1 THEN RETURN NULL; END IF;
      held := held -> 0;
      RETURN CASE WHEN ${hasCategories('held')} THEN held END;
    END`,
} as const;

/**
 * Whether the holder of a clearance may read what carries the label, as far as labels go. All conditions must hold;
 * the cheap ones come first, because each clearance is compared with every label of the site.
 */
export const DOMINATES = {
  name: 'access.dominates',
  args: 'clearance jsonb, label jsonb',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      held jsonb := access.held_in(clearance, label ->> 'policy');
      entry record;
    BEGIN
      IF held IS NULL OR access.label_fault(label) IS NOT NULL THEN RETURN false; END IF;
      IF NOT held -> 'restrictive' @> (label -> 'restrictive') THEN RETURN false; END IF;
      IF label -> 'permissive' <> '{}' THEN
        FOR entry IN SELECT e.key AS tag, e.value AS asked FROM jsonb_each(label -> 'permissive') e LOOP
          IF NOT coalesce(held -> 'permissive' -> entry.tag
            ?| ARRAY(SELECT jsonb_array_elements_text(entry.asked)), false) THEN RETURN false; END IF;
        END LOOP;
      END IF;
      RETURN coalesce(held -> 'level' = label -> 'level' OR access.level_rank(held ->> 'policy', held ->> 'level')
        >= access.level_rank(label ->> 'policy', label ->> 'level'), false);
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
