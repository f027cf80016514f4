/** What an entry `e` of a list `l` must say: its definition, and the fields that the list requires. */
export const REQUIRED = `(1 + (SELECT count(*)::int4 FROM jsonb_array_elements(l.fields) f WHERE (f -> 'required')::boolean))`;

/** How much of it the entry says. */
export const FILLED = `((btrim(e.definition) <> '')::int4 + (SELECT count(*)::int4 FROM jsonb_array_elements(l.fields) f
  WHERE (f -> 'required')::boolean AND btrim(coalesce(e.fields ->> (f ->> 'key'), '')) <> ''))`;
