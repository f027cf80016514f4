/** Most labels that a site may have; each clearance is compared with each of them once a generation. */
const MOST_LABELS = 1000;

/** The clearance of a session opened at a level of the main policy; NULL when the level is unknown or too high. */
export const CAP_CLEARANCE = {
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
    BEGIN
      IF held_rank IS NULL OR rank IS NULL OR rank > held_rank THEN RETURN NULL; END IF;
      IF rank = held_rank THEN RETURN clearance; END IF;
      RETURN jsonb_build_array(held || jsonb_build_object('level', working_level));
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
      now_generation bigint := (SELECT g.value FROM access.generation g);
      digest bytea := sha256(convert_to(clearance::text, 'UTF8'));
      found int4[] := (SELECT r.labels FROM access.readable r
        WHERE r.clearance_hash = digest AND r.generation = now_generation);
    BEGIN
      IF clearance IS NULL THEN RETURN '{}'; END IF;
      IF found IS NOT NULL THEN RETURN found; END IF;
      found := ARRAY(SELECT l.id FROM access.label l WHERE access.dominates(clearance, l.parts) ORDER BY l.id);
      INSERT INTO access.readable (clearance_hash, generation, labels) VALUES (digest, now_generation, found)
        ON CONFLICT DO NOTHING;
      RETURN found;
    END`,
} as const;

/**
 * Makes a valid label if it is new, in its canonical spelling (a label is its own bound), and gives its id. No right
 * is checked here: only definer functions and the owner call it. The fault comes before the key, because the keys of
 * two faulty labels may be the same text. The row lock on the generation puts births one after the other.
 */
export const PUT_LABEL = {
  name: 'access.put_label',
  args: 'label jsonb',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      fault text := access.label_fault(label);
      text_key text;
      found int4;
    BEGIN
      IF fault IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused: ' || fault;
      END IF;
      text_key := access.label_key(label);
      found := (SELECT l.id FROM access.label l WHERE l.key = text_key);
      IF found IS NOT NULL THEN RETURN found; END IF;
      UPDATE access.generation SET value = value + 1;
      IF (SELECT count(*) FROM access.label) >= ${MOST_LABELS} THEN
        RAISE EXCEPTION USING ERRCODE = 'RU002', MESSAGE = 'the site has as many labels as it may have';
      END IF;
      DELETE FROM access.readable r WHERE r.generation < (SELECT g.value FROM access.generation g);
      INSERT INTO access.label (key, parts) VALUES (text_key, access.least_upper_bound(label, label))
        ON CONFLICT (key) DO NOTHING RETURNING id INTO found;
      RETURN coalesce(found, (SELECT l.id FROM access.label l WHERE l.key = text_key));
    END`,
} as const;

/**
 * Interns a label for the sealed caller, who must dominate it, and seals him again: a label born in a request would
 * otherwise be refused by that request's own insert. Unknown, invalid and not dominated are one refusal.
 */
export const INTERN_LABEL = {
  name: 'access.intern_label',
  args: 'label jsonb',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      clearance jsonb := access.clearance();
      site access.site := (SELECT s FROM access.site s);
      made int4;
    BEGIN
      IF clearance IS NULL OR access.site_role() <> 'member' OR NOT access.dominates(clearance, label) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused';
      END IF;
      IF label ->> 'policy' <> site.main_policy
        OR access.level_rank(label ->> 'policy', label ->> 'level') > access.level_rank(site.main_policy, site.ceiling_level) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU003', MESSAGE = 'label above what the site is accredited for';
      END IF;
      made := access.put_label(label);
      PERFORM access.seal(access.me(), access.session_id(), access.site_role(), access.enters_implicitly(),
        access.readable_labels(clearance), clearance);
      RETURN made;
    END`,
} as const;

/**
 * Whether content with a label may lie where the ceiling is `ceiling`: its level and its compartments count. What
 * narrows its readers (releasability) does not: it never asks more of the place (ADR 1 of this lib). Only the caller's
 * own labels are judged: a comparison of any two ids would tell what hidden labels are made of.
 */
export const WITHIN_CEILING = {
  name: 'access.within_ceiling',
  args: 'label_id int4, ceiling_id int4',
  returns: 'boolean',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    SELECT coalesce(bool_and(
      l.parts ->> 'policy' = c.parts ->> 'policy'
      AND access.level_rank(l.parts ->> 'policy', l.parts ->> 'level')
        <= access.level_rank(c.parts ->> 'policy', c.parts ->> 'level')
      AND c.parts -> 'restrictive' @> (l.parts -> 'restrictive')), false)
    FROM access.label l, access.label c WHERE l.id = label_id AND c.id = ceiling_id
      AND l.id = ANY ((SELECT access.labels())::int4[])`,
} as const;
