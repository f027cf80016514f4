/** Whether `boss` stands above `person` in the chart. A circle of managers is walked once: the union forgets repeats. */
export const IS_ABOVE = {
  name: 'people.is_above',
  args: 'boss uuid, person uuid',
  returns: 'boolean',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    WITH RECURSIVE above (id) AS (
      SELECT p.manager_id FROM people.profile p WHERE p.id = person
      UNION SELECT p.manager_id FROM above a JOIN people.profile p ON p.id = a.id)
    SELECT EXISTS (SELECT FROM above WHERE above.id = boss)`,
} as const;

/** Whether the sealed caller is the person or stands above him: he then names and removes what the person is asked for. */
export const ANSWERS_FOR = {
  name: 'people.answers_for',
  args: 'person uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN person = access.me() OR people.is_above(access.me(), person);
    END`,
} as const;

/** The caller sees the person: the same rule as the policy of profiles. */
const SEEN = `(access.enters_implicitly() OR p.id = access.me() OR p.id = ANY (people.companions()))`;

/**
 * Names whom to ask in the person's own unit or at his site about a subject: oneself, or somebody below oneself.
 * 'done', or why not: 'absent' (or hidden), 'refused', 'no_place', 'exists'.
 */
export const ADD_CORRESPONDENT = {
  name: 'people.add_correspondent',
  args: 'new_id uuid, person uuid, asked_scope text, asked_subject text',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held people.profile;
      where_to text;
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'member' THEN RETURN 'refused'; END IF;
      SELECT p.* INTO held FROM people.profile p WHERE p.id = person AND p.active AND ${SEEN};
      IF NOT FOUND THEN RETURN 'absent'; END IF;
      IF NOT people.answers_for(person) THEN RETURN 'refused'; END IF;
      where_to := CASE asked_scope WHEN 'unit' THEN held.unit WHEN 'site' THEN held.site END;
      IF where_to IS NULL THEN RETURN 'no_place'; END IF;
      INSERT INTO people.correspondent (id, person_id, scope, place, place_key, subject, subject_key, by_id)
        VALUES (new_id, person, asked_scope, where_to, people.fold(where_to), btrim(asked_subject),
          people.fold(asked_subject), access.me())
        ON CONFLICT ON CONSTRAINT uq_correspondent DO NOTHING;
      RETURN CASE WHEN FOUND THEN 'done' ELSE 'exists' END;
    END`,
} as const;

/** By the person, or by who stands above. 'done', or why not: 'absent' (or hidden), 'refused'. */
export const REMOVE_CORRESPONDENT = {
  name: 'people.remove_correspondent',
  args: 'correspondent_id uuid',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      person uuid := (SELECT p.id FROM people.correspondent c JOIN people.profile p ON p.id = c.person_id
        WHERE c.id = correspondent_id AND ${SEEN});
    BEGIN
      IF person IS NULL THEN RETURN 'absent'; END IF;
      IF NOT people.answers_for(person) THEN RETURN 'refused'; END IF;
      DELETE FROM people.correspondent c WHERE c.id = correspondent_id;
      RETURN 'done';
    END`,
} as const;
