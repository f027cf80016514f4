/**
 * Whether `caller` (an access.principal) may enter the row `space` of spaces.space: a member, or anybody of the house where
 * the space is open. In the query that reads the space anyway: a look of its own is what each function pays for.
 */
export const letsIn = (caller: string, space: string): string =>
  `${space}.entry_label_id = ANY (${caller}.labels)
        AND ((${space}.visibility = 'open' AND ${caller}.enters_implicitly)
          OR EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = ${space}.id AND m.person_id = ${caller}.account_id
            AND (m.ends_at IS NULL OR m.ends_at > now())))`;
