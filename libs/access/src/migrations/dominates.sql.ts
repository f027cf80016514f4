import { HAS_CATEGORIES } from './label-algebra.sql.js';

/**
 * Who may read what, as far as labels go: twin of `dominates.ts` and `across-policies.ts` in contracts. What a clearance
 * holds in a policy is found once, and compared with each label of the policy: so the comparison is plain expressions,
 * without the start of a query but for the order of the levels of another policy, which comes last.
 */

/** The entries of a clearance for the policy that the map `named` names under `name`. */
const entries = (named: string, name: string): string =>
  `jsonb_path_query_array(clearance, 'strict $[*] ? (@.policy == $${name})', ${named}, true)`;

/** Whether they are one: two contradict each other, and a malformed one is none. */
const areOne = (found: string): string =>
  `jsonb_array_length(${found}) = 1 AND ${HAS_CATEGORIES(`${found} -> 0`)}`;

/**
 * What counts when a clearance is judged in a policy: a list of `held`, an entry, and `by`, the equivalence that it
 * counts by, absent for an entry of one's own. That one is the only one that counts, also when it is malformed or
 * contradicted by a second.
 */
export const HOLDINGS = {
  name: 'access.holdings',
  args: 'rules jsonb, clearance jsonb',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      found jsonb := ${entries('rules', 'id')};
      equivalence jsonb;
      counting jsonb := '[]';
    BEGIN
      IF found <> '[]' THEN
        RETURN CASE WHEN ${areOne('found')} THEN jsonb_build_array(jsonb_build_object('held', found -> 0)) ELSE '[]' END;
      END IF;
      FOR i IN 0 .. jsonb_array_length(rules -> 'equivalences') - 1 LOOP
        equivalence := rules -> 'equivalences' -> i;
        found := ${entries('equivalence', 'policy')};
        IF ${areOne('found')} THEN
          counting := counting || jsonb_build_array(jsonb_build_object('held', found -> 0, 'by', equivalence));
        END IF;
      END LOOP;
      RETURN counting;
    END`,
} as const;

/**
 * Whether one of the holdings in a policy lets read a label of it. What is held by an equivalence counts for the names
 * of this policy whose counterparts are held. Most labels are refused: so whether the label is valid at all is asked
 * last, and what comes before it fails on no malformed one.
 */
export const COVERS = {
  name: 'access.covers',
  args: 'rules jsonb, holdings jsonb, label jsonb',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      held jsonb;
      equivalence jsonb;
      mine jsonb;
      tags jsonb := '[]';
      tag text;
      level text;
    BEGIN
      IF holdings = '[]' THEN RETURN false; END IF;
      IF label -> 'permissive' <> '{}' THEN
        tags := jsonb_path_query_array(label, 'strict $.permissive.keyvalue().key', '{}', true);
      END IF;
      <<holding>>
      FOR i IN 0 .. jsonb_array_length(holdings) - 1 LOOP
        held := holdings -> i -> 'held';
        equivalence := holdings -> i -> 'by';
        IF label -> 'restrictive' <> '[]' THEN
          mine := held -> 'restrictive';
          IF equivalence IS NOT NULL THEN
            mine := jsonb_path_query_array(equivalence, 'strict $.restrictive.keyvalue() ? (@.value == $restrictive[*]).key', held, true);
          END IF;
          CONTINUE WHEN (mine @> (label -> 'restrictive')) IS NOT TRUE;
        END IF;
        FOR t IN 0 .. jsonb_array_length(tags) - 1 LOOP
          tag := tags ->> t;
          mine := held -> 'permissive' -> tag;
          IF equivalence IS NOT NULL THEN
            mine := jsonb_path_query_array(equivalence -> 'permissive' -> tag, 'strict $.values.keyvalue() ? (@.value == $theirs[*]).key',
              jsonb_build_object('theirs', held -> 'permissive' -> (equivalence -> 'permissive' -> tag ->> 'tag')), true);
          END IF;
          CONTINUE holding WHEN NOT coalesce(jsonb_path_exists(label -> 'permissive' -> tag, 'strict $[*] ? (@ == $mine[*])',
            jsonb_build_object('mine', mine), true), false);
        END LOOP;
        level := held ->> 'level';
        IF equivalence IS NOT NULL THEN level := access.level_reached(rules, equivalence ->> 'policy', level); END IF;
        IF rules -> 'ranks' -> (label ->> 'level') <= rules -> 'ranks' -> level THEN
          RETURN access.label_fault_in(rules, label) IS NULL;
        END IF;
      END LOOP;
      RETURN false;
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
      rules jsonb := (SELECT p.rules FROM access.policy p WHERE p.id = label ->> 'policy');
    BEGIN
      RETURN rules IS NOT NULL AND access.covers(rules, access.holdings(rules, clearance), label);
    END`,
} as const;
