/** Most labels that a site may have; each clearance is compared with each of them once a generation. */
const MOST_LABELS = 1000;

/** What was judged by the policies and the site as they were holds no longer. */
export const JUDGE_AGAIN = {
  name: 'access.judge_again',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      UPDATE access.generation SET value = value + 1;
      RETURN NULL;
    END`,
} as const;

/**
 * Makes a valid label if it is new, in its canonical spelling (a label is its own bound), and gives its id. No right
 * is checked here: only definer functions and the owner call it. The fault comes before the key, because the keys of
 * two faulty labels may be the same text. The row lock on the generation puts births one after the other; under it the
 * fault is looked for again: a policy that was activated meanwhile may not know the label any more.
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
      IF access.label_fault(label) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused: its policy has changed';
      END IF;
      IF (SELECT count(*) FROM access.label) >= ${MOST_LABELS} THEN
        RAISE EXCEPTION USING ERRCODE = 'RU002', MESSAGE = 'the site has as many labels as it may have';
      END IF;
      DELETE FROM access.readable r WHERE r.generation < (SELECT g.value FROM access.generation g);
      DELETE FROM access.below b WHERE b.generation < (SELECT g.value FROM access.generation g);
      INSERT INTO access.label (key, parts) VALUES (text_key, access.least_upper_bound(label, label))
        ON CONFLICT (key) DO NOTHING RETURNING id INTO found;
      RETURN coalesce(found, (SELECT l.id FROM access.label l WHERE l.key = text_key));
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
        highest := access.level_reached((SELECT p.rules FROM access.policy p WHERE p.id = label ->> 'policy'),
          site.main_policy, site.ceiling_level);
      END IF;
      RETURN coalesce(jsonb_typeof(label -> 'policy') = 'string' AND jsonb_typeof(label -> 'level') = 'string'
        AND access.level_rank(id, label ->> 'level') <= access.level_rank(id, highest), false);
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
      made int4;
    BEGIN
      IF clearance IS NULL OR access.site_role() <> 'member' OR NOT access.dominates(clearance, label) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused';
      END IF;
      IF NOT access.within_site(label) THEN
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
 * narrows its readers (releasability) does not: it never asks more of the place (ADR 1 of this lib). So the ceiling is
 * judged as what a reader holds, which takes other policies too. For nobody's ears: a comparison of any two ids would
 * tell what hidden labels are made of.
 */
export const FITS_BELOW = {
  name: 'access.fits_below',
  args: 'label int4, ceiling int4',
  returns: 'boolean',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    SELECT coalesce(bool_and(access.dominates(jsonb_build_array(c.parts), l.parts || '{"permissive": {}}')), false)
    FROM access.label l, access.label c WHERE l.id = label AND c.id = ceiling`,
} as const;

/** `fits_below` for a label of the caller's own; no other fits. */
export const WITHIN_CEILING = {
  name: 'access.within_ceiling',
  args: 'label_id int4, ceiling_id int4',
  returns: 'boolean',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    SELECT coalesce(label_id = ANY ((SELECT access.labels())::int4[]) AND access.fits_below(label_id, ceiling_id), false)`,
} as const;

/**
 * `fits_below` for what is asked with each message. What was judged is kept for as long as labels and policies are the
 * same: judging the same pair for each message took a fifth of writing it. The generation is read first, so that what
 * is kept is never newer than it says; kept by one of those who judge at the same moment.
 */
export const LIES_BELOW = {
  name: 'access.lies_below',
  args: 'label int4, ceiling int4',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      now_generation bigint;
      found boolean := (SELECT b.within FROM access.below b
        WHERE b.label_id = label AND b.ceiling_id = ceiling AND b.generation = (SELECT g.value FROM access.generation g));
    BEGIN
      IF found IS NOT NULL THEN RETURN found; END IF;
      now_generation := (SELECT g.value FROM access.generation g);
      found := access.fits_below(label, ceiling);
      IF pg_try_advisory_xact_lock(hashtextextended(concat_ws('|', 'below', label, ceiling), now_generation)) THEN
        INSERT INTO access.below (label_id, ceiling_id, generation, within) VALUES (label, ceiling, now_generation, found)
          ON CONFLICT DO NOTHING;
      END IF;
      RETURN found;
    END`,
} as const;
