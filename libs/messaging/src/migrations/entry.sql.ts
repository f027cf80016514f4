/** Where a row of a content table may be read and written: its space is one's own, or open to the house. */
export const ENTERS = (table: string): string => `(
  EXISTS (SELECT FROM spaces.my_membership m WHERE m.space_id = ${table}.space_id)
  OR EXISTS (SELECT FROM spaces.my_open_space s WHERE s.space_id = ${table}.space_id))`;

/** The row's label is among those that the caller may read now. */
export const READABLE = `label_id = ANY ((SELECT access.labels())::int4[])`;
