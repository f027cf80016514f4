import { INTERN_LABEL, PUT_LABEL, WITHIN_CEILING } from './interned-labels.sql.js';

/** Cuts the wording of an earlier migration, and stops where it is not what it was. */
function changed(body: string, from: string, to: string): string {
  const parts = body.split(from);
  if (parts.length !== 2) throw new Error(`not found once: ${from}`);
  return parts.join(to);
}

/** A label of another policy is made when that policy declares its level equivalent to one under the ceiling. */
export const INTERN_LABEL_ACROSS = {
  ...INTERN_LABEL,
  body: changed(
    INTERN_LABEL.body,
    `label ->> 'policy' <> site.main_policy
        OR access.level_rank(label ->> 'policy', label ->> 'level') > access.level_rank(site.main_policy, site.ceiling_level)`,
    'NOT access.within_site(label)',
  ).replace('site access.site := (SELECT s FROM access.site s);\n', ''),
} as const;

/** The fault is looked for again under the lock: a policy that was activated meanwhile may not know the label any more. */
export const PUT_LABEL_LOCKED = {
  ...PUT_LABEL,
  body: changed(
    PUT_LABEL.body,
    'UPDATE access.generation SET value = value + 1;',
    `UPDATE access.generation SET value = value + 1;
      IF access.label_fault(label) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU001', MESSAGE = 'label refused: its policy has changed';
      END IF;`,
  ),
} as const;

/** The ceiling judged as what a reader holds, with the releasability left out: so it takes other policies too. */
export const WITHIN_CEILING_ACROSS = {
  ...WITHIN_CEILING,
  body: `
    SELECT coalesce(bool_and(access.dominates(jsonb_build_array(c.parts), l.parts || '{"permissive": {}}')), false)
    FROM access.label l, access.label c WHERE l.id = label_id AND c.id = ceiling_id
      AND l.id = ANY ((SELECT access.labels())::int4[])`,
} as const;
