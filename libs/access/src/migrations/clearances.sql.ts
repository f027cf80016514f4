/** What a session may read: its clearance, and the labels that it dominates. */

/**
 * The clearance of a session opened at a level of the main policy; NULL when the level is unknown or too high. Below
 * the full clearance, an entry of another policy counts up to the level declared equivalent, or is closed: left out, it
 * would make room for an equivalence that gives more.
 */
export const CAP_CLEARANCE = {
  name: 'access.cap_clearance',
  args: 'clearance jsonb, working_level text',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      main text;
      ranks jsonb;
      held jsonb;
      capped jsonb;
      entry jsonb;
      rules jsonb;
      reached text;
      own_rank jsonb;
    BEGIN
      SELECT p.id, p.rules -> 'ranks' INTO main, ranks FROM access.policy p
        WHERE p.id = (SELECT s.main_policy FROM access.site s);
      held := access.held_in(clearance, main);
      IF (ranks -> working_level <= ranks -> (held ->> 'level')) IS NOT TRUE THEN RETURN NULL; END IF;
      IF held ->> 'level' = working_level THEN RETURN clearance; END IF;
      capped := jsonb_build_array(held || jsonb_build_object('level', working_level));
      FOR entry IN SELECT e.value FROM jsonb_array_elements(clearance) WITH ORDINALITY e (value, position)
        WHERE jsonb_typeof(e.value -> 'policy') = 'string' AND e.value ->> 'policy' <> main ORDER BY e.position
      LOOP
        rules := (SELECT p.rules FROM access.policy p WHERE p.id = entry ->> 'policy');
        reached := access.level_reached(rules, main, working_level);
        own_rank := rules -> 'ranks' -> (access.held_in(jsonb_build_array(entry), entry ->> 'policy') ->> 'level');
        IF reached IS NULL OR own_rank IS NULL THEN
          entry := jsonb_build_object('policy', entry -> 'policy', 'level', '', 'restrictive', '[]'::jsonb, 'permissive', '{}'::jsonb);
        ELSIF rules -> 'ranks' -> reached < own_rank THEN
          entry := entry || jsonb_build_object('level', reached);
        END IF;
        capped := capped || jsonb_build_array(entry);
      END LOOP;
      RETURN capped;
    END`,
} as const;

/**
 * The labels that a clearance dominates, remembered for each generation of labels and policies. A row computed while
 * a label was being born may already hold it: that is still what the clearance dominates. None for NULL, which a
 * clearance capped at a level that is not held any more becomes: one such session must not fail the call for all.
 */
export const READABLE_LABELS = {
  name: 'access.readable_labels',
  args: 'clearance jsonb',
  returns: 'int4[]',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      digest bytea := sha256(convert_to(clearance::text, 'UTF8'));
      found int4[] := (SELECT r.labels FROM access.readable r
        WHERE r.clearance_hash = digest AND r.generation = (SELECT g.value FROM access.generation g));
      now_generation bigint;
    BEGIN
      IF clearance IS NULL THEN RETURN '{}'; END IF;
      IF found IS NOT NULL THEN RETURN found; END IF;
      now_generation := (SELECT g.value FROM access.generation g);
      -- What is held in a policy is found once for all its labels.
      found := ARRAY(WITH judged AS MATERIALIZED (
          SELECT p.id, p.rules, access.holdings(p.rules, clearance) AS holdings FROM access.policy p)
        SELECT l.id FROM judged j JOIN access.label l ON l.parts ->> 'policy' = j.id
        WHERE access.covers(j.rules, j.holdings, l.parts) ORDER BY l.id);
      -- Remembered by one of those who judge it at the same moment: the others would wait until his work is done.
      IF pg_try_advisory_xact_lock(hashtextextended(encode(digest, 'hex'), now_generation)) THEN
        INSERT INTO access.readable (clearance_hash, generation, labels) VALUES (digest, now_generation, found)
          ON CONFLICT DO NOTHING;
      END IF;
      RETURN found;
    END`,
} as const;
