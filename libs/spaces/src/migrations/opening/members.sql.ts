import { MEMBERS_PAGE, PERSON } from '../communities/reading.sql.js';
import { counting, MEETING_KINDS, standing } from '../communities/tables.sql.js';
import { letsIn } from '../entering.sql.js';

/** Members and, for animators, the partners whom nobody of the house answers for any more. */
const LISTED = `
            SELECT m.person_id, m.role, m.joined_at FROM spaces.membership m
            WHERE m.space_id = asked AND ${standing('m')}
            UNION ALL
            SELECT e.person_id, 'member', e.added_at FROM spaces.membership_source e
            WHERE animated AND e.space_id = asked AND e.source = 'partner' AND e.sponsor_lost_at IS NOT NULL
              AND ${standing('e')} AND NOT EXISTS (SELECT FROM spaces.membership m
                WHERE m.space_id = asked AND m.person_id = e.person_id)`;

/**
 * The members who are there, in the order of names, for who may enter a space of the directory: he sees it there, too.
 * The page is cut before anything is asked of those on it; accounts are looked at in the order of names, until it is full.
 * `removable`: whether the caller, who animates it, may put them out: not the last one who animates.
 */
export const MEMBERS_IN_ORDER = {
  ...MEMBERS_PAGE,
  returns:
    'TABLE (person_id uuid, display_name text, unit text, member_role text, joined_at timestamptz, sources text[], sponsor jsonb, purpose text, ends_at timestamptz, ended boolean, removable boolean)',
  body: `
    DECLARE
      caller access.principal := access.caller();
      animated boolean;
      animators uuid[];
      after_name text;
    BEGIN
      IF NOT EXISTS (SELECT FROM spaces.space s WHERE s.id = asked AND s.kind IN ${MEETING_KINDS}
        AND ${letsIn('caller', 's')}) THEN RETURN; END IF;
      animated := spaces.leads(caller, asked);
      IF animated THEN animators := spaces.active_animators(asked); END IF;
      IF after_id IS NOT NULL THEN
        -- Null for who is not listed: then nobody comes after him.
        after_name := (SELECT p.display_name FROM people.profile p
          WHERE p.id = after_id AND p.id IN (SELECT listed.person_id FROM (${LISTED}) listed));
      END IF;
      RETURN QUERY
        WITH page AS MATERIALIZED (
          SELECT named.* FROM (
            SELECT p.id, p.display_name, p.unit, listed.role, listed.joined_at
            FROM (${LISTED}) listed JOIN people.profile p ON p.id = listed.person_id
            WHERE (words = '' OR strpos(lower(p.display_name), lower(words)) > 0)
              AND (after_id IS NULL OR (p.display_name, p.id) > (after_name, after_id))
            ORDER BY p.display_name, p.id OFFSET 0) named
          WHERE (SELECT a.state FROM auth.account a WHERE a.id = named.id) = 'active'
          ORDER BY named.display_name, named.id LIMIT most)
        -- Of all reasons of somebody, one at most names a sponsor, a purpose and an end: that of a partner.
        SELECT page.id, page.display_name, page.unit, page.role, page.joined_at,
          coalesce(array_agg(DISTINCT s.source ORDER BY s.source)
            FILTER (WHERE s.source IS NOT NULL AND ${counting('s')}), '{}'),
          CASE WHEN count(s.sponsor_id) > 0
            THEN (SELECT ${PERSON} FROM people.profile p WHERE p.id = min(s.sponsor_id::text)::uuid) END,
          min(s.purpose), min(s.ends_at), count(s.sponsor_lost_at) > 0, animated AND animators <> ARRAY[page.id]
        FROM page LEFT JOIN spaces.membership_source s ON s.space_id = asked AND s.person_id = page.id
        GROUP BY page.display_name, page.id, page.unit, page.role, page.joined_at
        ORDER BY page.display_name, page.id;
    END`,
} as const;
