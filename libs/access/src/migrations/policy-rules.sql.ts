/**
 * What judging asks of a policy, in the shape in which it is looked up: positions by level, values by tag, and no
 * names, colours or markings.
 */
export const POLICY_RULES = {
  name: 'access.policy_rules',
  args: 'body jsonb',
  returns: 'jsonb',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    SELECT jsonb_build_object(
      'id', body -> 'id',
      'levels', jsonb_path_query_array(body, '$.levels[*].id'),
      'ranks', (SELECT coalesce(jsonb_object_agg(l.level ->> 'id', l.position - 1), '{}')
        FROM jsonb_array_elements(body -> 'levels') WITH ORDINALITY l (level, position)),
      'restrictive', jsonb_path_query_array(body, '$.restrictive[*].id'),
      'permissive', (SELECT coalesce(jsonb_object_agg(t.tag ->> 'tag', jsonb_path_query_array(t.tag, '$.values[*].id')), '{}')
        FROM jsonb_array_elements(body -> 'permissive') t (tag)),
      'exclusions', coalesce(body -> 'exclusions', '[]'),
      'equivalences', coalesce(body -> 'equivalences', '[]'))`,
} as const;

/**
 * Keeps the rules beside the body, whatever a statement says about them. A generated column would ask for the right to
 * call the function of everybody who may write the table, and for a function that is said to be immutable.
 */
export const KEEP_POLICY_RULES = {
  name: 'access.keep_policy_rules',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      NEW.rules := access.policy_rules(NEW.body);
      RETURN NEW;
    END`,
} as const;

/** Position of a level in its policy, 0 the lowest; NULL when unknown. */
export const LEVEL_RANK = {
  name: 'access.level_rank',
  args: 'policy_id text, level_id text',
  returns: 'int4',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN (SELECT (p.rules -> 'ranks' ->> level_id)::int4 FROM access.policy p WHERE p.id = policy_id);
    END`,
} as const;

/** The highest level of a policy that a holder of a level of another one counts as holding; NULL when none. */
export const LEVEL_REACHED = {
  name: 'access.level_reached',
  args: 'rules jsonb, other text, other_level text',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      declared jsonb := jsonb_path_query_first(rules, 'strict $.equivalences[*] ? (@.policy == $other).levels',
        jsonb_build_object('other', other), true);
      theirs jsonb;
    BEGIN
      IF declared IS NULL THEN RETURN NULL; END IF;
      theirs := (SELECT p.rules -> 'ranks' FROM access.policy p WHERE p.id = other);
      FOR i IN REVERSE jsonb_array_length(rules -> 'levels') - 1 .. 0 LOOP
        IF theirs -> (declared ->> (rules -> 'levels' ->> i)) <= theirs -> other_level THEN
          RETURN rules -> 'levels' ->> i;
        END IF;
      END LOOP;
      RETURN NULL;
    END`,
} as const;
