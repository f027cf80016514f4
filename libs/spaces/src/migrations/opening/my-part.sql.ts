import { writersOf } from '../../writers.js';
import { standing } from '../communities/tables.sql.js';

/**
 * What the sealed caller is in those of these spaces that he sees: who writes there, whether he animates it, and for its
 * members how many they are and the other side of a direct talk. The row of the space itself stays behind its policy.
 */
export const MY_PART = {
  name: 'spaces.my_part',
  args: 'spaces_asked uuid[]',
  returns: 'TABLE (space_id uuid, members int4, other_name text, writers text, animates boolean)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN QUERY
        SELECT s.id,
          CASE WHEN own.person_id IS NOT NULL THEN (SELECT count(*)::int4 FROM spaces.membership m
            WHERE m.space_id = s.id AND ${standing('m')}) END,
          CASE WHEN own.person_id IS NOT NULL AND s.kind = 'direct' THEN (
            SELECT a.display_name FROM spaces.membership m JOIN auth.account a ON a.id = m.person_id
            WHERE m.space_id = s.id AND m.person_id <> caller.account_id LIMIT 1) END,
          ${writersOf('s')},
          coalesce(own.role = 'animator', false)
        FROM spaces.space s
          LEFT JOIN spaces.membership own
            ON own.space_id = s.id AND own.person_id = caller.account_id AND ${standing('own')}
        WHERE s.id = ANY (spaces_asked) AND s.entry_label_id = ANY (caller.labels)
          AND (own.person_id IS NOT NULL OR (s.visibility <> 'hidden' AND caller.enters_implicitly));
    END`,
} as const;
