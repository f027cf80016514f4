/**
 * The people who would read what carries a label in a space, whatever level they work at: members, and in an open space
 * the whole house, who dominate its entry label and this one. Thousands of people hold a handful of clearances: each is
 * judged once. For functions alone.
 */
const PEOPLE_READING = {
  name: 'messaging.people_reading',
  args: 'space uuid, label int4',
  returns: 'SETOF uuid',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      held spaces.space;
    BEGIN
      SELECT s.* INTO held FROM spaces.space s WHERE s.id = space;
      RETURN QUERY
        WITH here AS MATERIALIZED (
          SELECT a.id, a.clearance FROM auth.account a
            WHERE held.visibility = 'open' AND NOT a.partner AND a.state = 'active' AND a.site_role = 'member'
          UNION ALL
          SELECT a.id, a.clearance FROM spaces.membership m JOIN auth.account a ON a.id = m.person_id
            WHERE m.space_id = space AND (m.ends_at IS NULL OR m.ends_at > now())
              AND (held.visibility <> 'open' OR a.partner) AND a.state = 'active' AND a.site_role = 'member'
        ), kind AS MATERIALIZED (
          SELECT DISTINCT here.clearance FROM here
        ), judged AS MATERIALIZED (
          SELECT kind.clearance FROM kind
          WHERE access.dominates(kind.clearance, (SELECT l.parts FROM access.label l WHERE l.id = label))
            AND access.dominates(kind.clearance, (SELECT l.parts FROM access.label l WHERE l.id = held.entry_label_id))
        )
        SELECT here.id FROM here JOIN judged USING (clearance);
    END`,
} as const;

export const READERS = [PEOPLE_READING];
