/** What the database demands of the body of a policy: it judges labels by nothing else. */

/**
 * The canonical form of RFC 8785 for what policies are made of: names in ASCII, texts and whole numbers. The hash of
 * a policy is the same here and in the application.
 */
export const CANONICAL = {
  name: 'access.canonical',
  args: 'value jsonb',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN CASE jsonb_typeof(value)
        WHEN 'object' THEN '{' || coalesce((SELECT string_agg(to_jsonb(e.key)::text || ':' || access.canonical(e.value), ','
          ORDER BY e.key COLLATE "C") FROM jsonb_each(value) e), '') || '}'
        WHEN 'array' THEN '[' || coalesce((SELECT string_agg(access.canonical(e.item), ',' ORDER BY e.position)
          FROM jsonb_array_elements(value) WITH ORDINALITY e (item, position)), '') || ']'
        ELSE value::text END;
    END`,
} as const;

/** Whether a list holds maps, each with an identifier under `field`, and no identifier twice. */
export const HAS_KEYS = {
  name: 'access.has_keys',
  args: 'list jsonb, field text',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      IF jsonb_typeof(list) IS DISTINCT FROM 'array' THEN RETURN false; END IF;
      RETURN jsonb_array_length(list) = (SELECT count(DISTINCT e -> field) FROM jsonb_array_elements(list) e
        WHERE jsonb_typeof(e -> field) = 'string' AND e ->> field ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$');
    END`,
} as const;

/** Whether every name of a map is the id of an item in a list. */
export const NAMES_KNOWN = {
  name: 'access.names_known',
  args: 'map jsonb, list jsonb',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      IF jsonb_typeof(map) IS DISTINCT FROM 'object' THEN RETURN false; END IF;
      RETURN NOT EXISTS (SELECT FROM jsonb_each(map) e WHERE jsonb_typeof(e.value) <> 'string' AND jsonb_typeof(e.value) <> 'object'
        OR NOT list @> jsonb_build_array(jsonb_build_object('id', e.key)));
    END`,
} as const;

/** Why a body cannot be a policy; NULL when it can. The words, colours and markings are judged by the application. */
export const POLICY_FAULT = {
  name: 'access.policy_fault',
  args: 'wanted jsonb',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      part jsonb;
      other jsonb;
    BEGIN
      IF jsonb_typeof(wanted) IS DISTINCT FROM 'object' OR NOT access.has_keys(jsonb_build_array(wanted), 'id') THEN
        RETURN 'no id';
      END IF;
      IF jsonb_typeof(wanted -> 'version') IS DISTINCT FROM 'number' OR wanted ->> 'version' !~ '^[1-9][0-9]{0,8}$' THEN
        RETURN 'no version';
      END IF;
      IF NOT access.has_keys(wanted -> 'levels', 'id') OR wanted -> 'levels' = '[]' THEN RETURN 'levels'; END IF;
      IF NOT wanted -> 'levels' @> jsonb_build_array(jsonb_build_object('id', wanted -> 'recordReadsFrom'))
        OR wanted -> 'recordReadsFrom' IS NULL THEN RETURN 'recordReadsFrom'; END IF;
      IF NOT access.has_keys(wanted -> 'restrictive', 'id') THEN RETURN 'categories'; END IF;
      IF NOT access.has_keys(wanted -> 'permissive', 'tag') THEN RETURN 'tags'; END IF;
      FOR part IN SELECT jsonb_array_elements(wanted -> 'permissive') LOOP
        IF NOT access.has_keys(part -> 'values', 'id') OR part -> 'values' = '[]' THEN RETURN 'values of a tag'; END IF;
      END LOOP;
      IF jsonb_typeof(wanted -> 'exclusions') IS DISTINCT FROM 'array' THEN RETURN 'exclusions'; END IF;
      FOR part IN SELECT jsonb_array_elements(wanted -> 'exclusions') LOOP
        IF jsonb_typeof(part) <> 'array' OR part = '[]'
          OR NOT jsonb_path_query_array(wanted, 'strict $.restrictive[*].id') @> part THEN RETURN 'exclusions'; END IF;
      END LOOP;
      IF NOT access.has_keys(wanted -> 'equivalences', 'policy') THEN RETURN 'equivalences'; END IF;
      FOR part IN SELECT jsonb_array_elements(wanted -> 'equivalences') LOOP
        IF part -> 'policy' = wanted -> 'id' OR jsonb_typeof(part -> 'permissive') IS DISTINCT FROM 'object'
          OR NOT access.names_known(part -> 'levels', wanted -> 'levels')
          OR NOT access.names_known(part -> 'restrictive', wanted -> 'restrictive') THEN RETURN 'equivalences'; END IF;
        other := (SELECT p.body -> 'levels' FROM access.policy p WHERE p.id = part ->> 'policy');
        IF EXISTS (SELECT FROM jsonb_each(part -> 'levels') l
          WHERE NOT other @> jsonb_build_array(jsonb_build_object('id', l.value))) THEN RETURN 'equivalences'; END IF;
        IF EXISTS (SELECT FROM jsonb_each(part -> 'permissive') t WHERE jsonb_typeof(t.value -> 'tag') IS DISTINCT FROM 'string'
          OR jsonb_typeof(t.value -> 'values') IS DISTINCT FROM 'object') THEN RETURN 'equivalences'; END IF;
      END LOOP;
      RETURN NULL;
    END`,
} as const;

/**
 * What still leans on something that the body would take away: a label, the site's ceiling, or the equivalence of
 * another policy. NULL when nothing does.
 */
export const POLICY_NEEDED = {
  name: 'access.policy_needed',
  args: 'wanted jsonb',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      rules jsonb := access.policy_rules(wanted);
    BEGIN
      IF EXISTS (SELECT FROM access.label l WHERE l.parts -> 'policy' = wanted -> 'id'
        AND access.label_fault_in(rules, l.parts) IS NOT NULL) THEN RETURN 'a label'; END IF;
      IF EXISTS (SELECT FROM access.site s WHERE s.main_policy = wanted ->> 'id'
        AND NOT wanted -> 'levels' @> jsonb_build_array(jsonb_build_object('id', s.ceiling_level))) THEN
        RETURN 'the ceiling of the site';
      END IF;
      IF EXISTS (SELECT FROM access.policy p, jsonb_array_elements(coalesce(p.body -> 'equivalences', '[]')) e,
          jsonb_each(e -> 'levels') l
        WHERE p.id <> wanted ->> 'id' AND e -> 'policy' = wanted -> 'id'
          AND NOT wanted -> 'levels' @> jsonb_build_array(jsonb_build_object('id', l.value))) THEN
        RETURN 'the equivalence of another policy';
      END IF;
      RETURN NULL;
    END`,
} as const;
