/** Where a row of a content table may be read and written: its space is one's own, or open to the house. */
export const ENTERS = (table: string): string => `(
  EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = ${table}.space_id AND m.person_id = (SELECT access.me()))
  OR ((SELECT access.enters_implicitly())
    AND EXISTS (SELECT FROM spaces.space s WHERE s.id = ${table}.space_id AND s.visibility = 'open')))`;

/** The row's label is among those that the caller may read now. */
export const READABLE = `label_id = ANY ((SELECT access.labels())::int4[])`;
