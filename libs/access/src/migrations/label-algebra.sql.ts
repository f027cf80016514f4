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

/** Why a label is not valid in its policy; NULL when it is. */
export const LABEL_FAULT = {
  name: 'access.label_fault',
  args: 'label jsonb',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      policy jsonb := (SELECT p.body FROM access.policy p WHERE p.id = label ->> 'policy');
      entry record;
    BEGIN
      IF policy IS NULL THEN RETURN 'unknown policy'; END IF;
      IF access.level_rank(label ->> 'policy', label ->> 'level') IS NULL THEN RETURN 'unknown level'; END IF;
      IF jsonb_typeof(label -> 'restrictive') IS DISTINCT FROM 'array'
        OR jsonb_typeof(label -> 'permissive') IS DISTINCT FROM 'object' THEN RETURN 'malformed'; END IF;
      IF EXISTS (
        SELECT FROM jsonb_array_elements(label -> 'restrictive') c
        WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(policy -> 'restrictive') k WHERE k -> 'id' = c)
      ) THEN RETURN 'unknown category'; END IF;
      IF EXISTS (SELECT FROM jsonb_array_elements(policy -> 'exclusions') x WHERE label -> 'restrictive' @> x) THEN
        RETURN 'excluded set of categories';
      END IF;
      FOR entry IN SELECT e.key AS tag, e.value AS held, t.declared -> 'values' AS known
        FROM jsonb_each(label -> 'permissive') e
        LEFT JOIN jsonb_array_elements(policy -> 'permissive') t (declared) ON t.declared ->> 'tag' = e.key
      LOOP
        IF entry.known IS NULL THEN RETURN 'unknown tag'; END IF;
        IF jsonb_typeof(entry.held) IS DISTINCT FROM 'array' THEN RETURN 'malformed'; END IF;
        IF jsonb_array_length(entry.held) = 0 THEN RETURN 'no value in a tag'; END IF;
        IF EXISTS (
          SELECT FROM jsonb_array_elements(entry.held) h
          WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(entry.known) k WHERE k -> 'id' = h)
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

/** Whether the holder of a clearance may read what carries the label, as far as labels go. */
export const DOMINATES = {
  name: 'access.dominates',
  args: 'clearance jsonb, label jsonb',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      held jsonb := (SELECT c FROM jsonb_array_elements(clearance) c WHERE c ->> 'policy' = label ->> 'policy' LIMIT 1);
    BEGIN
      IF held IS NULL OR access.label_fault(label) IS NOT NULL THEN RETURN false; END IF;
      RETURN coalesce(
        access.level_rank(held ->> 'policy', held ->> 'level') >= access.level_rank(label ->> 'policy', label ->> 'level')
        AND held -> 'restrictive' @> (label -> 'restrictive')
        AND NOT EXISTS (
          SELECT FROM jsonb_each(label -> 'permissive') e
          WHERE NOT EXISTS (
            SELECT FROM jsonb_array_elements(e.value) v WHERE held -> 'permissive' -> e.key @> v)),
        false);
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
