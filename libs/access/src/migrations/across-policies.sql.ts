/**
 * The part of the label algebra that looks from one policy into another: twin of `across-policies.ts`,
 * `dominates.ts`, `cap-clearance.ts` and `within-site.ts` in contracts.
 */

/** The rule inside one policy, for a label without a fault; `held` NULL covers nothing. */
export const COVERS = {
  name: 'access.covers',
  args: 'policy jsonb, held jsonb, label jsonb',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      tags jsonb;
      tag text;
    BEGIN
      IF held IS NULL THEN RETURN false; END IF;
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

/**
 * The highest level of a policy that a holder of a level of another one counts as holding; NULL when none. Plain
 * expressions but for one query: each clearance is compared with every label of the site.
 */
export const LEVEL_REACHED = {
  name: 'access.level_reached',
  args: 'policy jsonb, other text, other_level text',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      declared jsonb := jsonb_path_query_first(policy, 'strict $.equivalences[*] ? (@.policy == $other).levels',
        jsonb_build_object('other', other), true);
      theirs jsonb;
      held jsonb := '[]';
    BEGIN
      IF declared IS NULL OR other_level IS NULL THEN RETURN NULL; END IF;
      theirs := (SELECT jsonb_path_query_array(p.body, 'strict $.levels[*].id') FROM access.policy p WHERE p.id = other);
      IF theirs IS NULL OR NOT theirs ? other_level THEN RETURN NULL; END IF;
      FOR i IN 0 .. jsonb_array_length(theirs) - 1 LOOP
        held := held || (theirs -> i);
        EXIT WHEN theirs ->> i = other_level;
      END LOOP;
      FOR i IN REVERSE jsonb_array_length(policy -> 'levels') - 1 .. 0 LOOP
        IF held ? (declared ->> (policy -> 'levels' -> i ->> 'id')) THEN RETURN policy -> 'levels' -> i ->> 'id'; END IF;
      END LOOP;
      RETURN NULL;
    END`,
} as const;

/** The categories that a well-formed entry of another policy counts for in this one, by one of its equivalences. */
export const COUNTERPART = {
  name: 'access.counterpart',
  args: 'equivalence jsonb, held jsonb',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN jsonb_build_object(
        'restrictive', (SELECT coalesce(jsonb_agg(c.key), '[]')
          FROM jsonb_each(coalesce(equivalence -> 'restrictive', '{}')) c
          WHERE held -> 'restrictive' @> jsonb_build_array(c.value)),
        'permissive', (SELECT coalesce(jsonb_object_agg(t.key, (
            SELECT coalesce(jsonb_agg(v.key), '[]') FROM jsonb_each(t.value -> 'values') v
            WHERE held -> 'permissive' -> (t.value ->> 'tag') @> jsonb_build_array(v.value))), '{}')
          FROM jsonb_each(coalesce(equivalence -> 'permissive', '{}')) t));
    END`,
} as const;

/**
 * Whether the holder of a clearance may read what carries the label, as far as labels go. An entry of one's own in
 * the label's policy is the only one that counts, also when it is malformed.
 */
export const DOMINATES_ACROSS = {
  name: 'access.dominates',
  args: 'clearance jsonb, label jsonb',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      -- Joined with nothing, the body is unpacked once and not at each look.
      policy jsonb := (SELECT p.body || '{}' FROM access.policy p WHERE p.id = label ->> 'policy');
      equivalence jsonb;
      held jsonb;
      counts jsonb;
      plain boolean := label -> 'restrictive' = '[]' AND label -> 'permissive' = '{}';
    BEGIN
      IF access.label_fault_in(policy, label) IS NOT NULL THEN RETURN false; END IF;
      IF jsonb_path_exists(clearance, 'strict $[*] ? (@.policy == $id)',
        jsonb_build_object('id', label -> 'policy'), true) THEN
        RETURN access.covers(policy, access.held_in(clearance, label ->> 'policy'), label);
      END IF;
      FOR i IN 0 .. coalesce(jsonb_array_length(policy -> 'equivalences'), 0) - 1 LOOP
        equivalence := policy -> 'equivalences' -> i;
        held := access.held_in(clearance, equivalence ->> 'policy');
        CONTINUE WHEN held IS NULL;
        counts := jsonb_build_object('level', access.level_reached(policy, equivalence ->> 'policy', held ->> 'level'),
          'restrictive', '[]'::jsonb, 'permissive', '{}'::jsonb);
        CONTINUE WHEN counts ->> 'level' IS NULL;
        -- Categories are looked up only for a label that has some.
        IF NOT plain THEN counts := counts || access.counterpart(equivalence, held); END IF;
        IF access.covers(policy, counts, label) THEN RETURN true; END IF;
      END LOOP;
      RETURN false;
    END`,
} as const;

/**
 * The clearance of a session opened at a level of the main policy; NULL when the level is unknown or too high. Below
 * the full clearance, an entry of another policy counts up to the level declared equivalent, or is closed: left out, it
 * would make room for an equivalence that gives more.
 */
export const CAP_CLEARANCE_ACROSS = {
  name: 'access.cap_clearance',
  args: 'clearance jsonb, working_level text',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      main text := (SELECT s.main_policy FROM access.site s);
      held jsonb := access.held_in(clearance, main);
      held_rank int4 := access.level_rank(main, held ->> 'level');
      rank int4 := access.level_rank(main, working_level);
      capped jsonb;
      entry jsonb;
      id text;
      reached text;
      own_rank int4;
    BEGIN
      IF held_rank IS NULL OR rank IS NULL OR rank > held_rank THEN RETURN NULL; END IF;
      IF rank = held_rank THEN RETURN clearance; END IF;
      capped := jsonb_build_array(held || jsonb_build_object('level', working_level));
      FOR entry IN SELECT e.value FROM jsonb_array_elements(clearance) WITH ORDINALITY e (value, position)
        WHERE jsonb_typeof(e.value -> 'policy') = 'string' AND e.value ->> 'policy' <> main ORDER BY e.position
      LOOP
        id := entry ->> 'policy';
        reached := access.level_reached((SELECT p.body FROM access.policy p WHERE p.id = entry ->> 'policy'), main, working_level);
        own_rank := access.level_rank(id, access.held_in(jsonb_build_array(entry), id) ->> 'level');
        IF reached IS NULL OR own_rank IS NULL THEN
          entry := jsonb_build_object('policy', id, 'level', '', 'restrictive', '[]'::jsonb, 'permissive', '{}'::jsonb);
        ELSIF access.level_rank(id, reached) < own_rank THEN
          entry := entry || jsonb_build_object('level', reached);
        END IF;
        capped := capped || jsonb_build_array(entry);
      END LOOP;
      RETURN capped;
    END`,
} as const;

/** Whether the site may hold a label: at most its ceiling, or a level that is declared equivalent to at most that. */
export const WITHIN_SITE = {
  name: 'access.within_site',
  args: 'label jsonb',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      site access.site := (SELECT s FROM access.site s);
      id text := label ->> 'policy';
      highest text := site.ceiling_level;
    BEGIN
      IF id IS DISTINCT FROM site.main_policy THEN
        highest := access.level_reached((SELECT p.body FROM access.policy p WHERE p.id = label ->> 'policy'),
          site.main_policy, site.ceiling_level);
      END IF;
      RETURN coalesce(jsonb_typeof(label -> 'policy') = 'string' AND jsonb_typeof(label -> 'level') = 'string'
        AND access.level_rank(id, label ->> 'level') <= access.level_rank(id, highest), false);
    END`,
} as const;
