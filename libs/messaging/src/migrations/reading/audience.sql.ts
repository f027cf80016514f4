/** Most organisations that an answer names. */
const MOST_ORGANISATIONS = 100;

/** The caller may post there what carries this label: otherwise nothing is told of who would read it. */
const MAY_ASK = `
      SELECT c.space_id INTO place FROM messaging.conversation c WHERE c.id = conversation;
      IF NOT FOUND OR NOT label = ANY (caller.labels) OR NOT spaces.lets_in(caller, place)
        OR NOT messaging.writes_in(place) THEN RETURN; END IF;`;

/** People whom the caller may know: a partner knows those of his spaces. */
const KNOWN = `caller.enters_implicitly OR p.id = ANY (people.companions())`;

/**
 * Who would read what the caller posts there under this label, himself apart: how many, of which units and
 * nationalities; how many members would not, and which of those who are mentioned. One row, or none where he does not
 * post.
 */
const AUDIENCE = {
  name: 'messaging.audience',
  args: 'conversation uuid, label int4, mentioned uuid[]',
  returns: 'TABLE (readers int4, organisations jsonb, nationalities jsonb, excluded int4, unreached jsonb)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
      place uuid;
    BEGIN${MAY_ASK}
      RETURN QUERY
        WITH reading AS MATERIALIZED (
          SELECT a.id, a.unit, a.nationality FROM messaging.people_reading(place, label) r JOIN auth.account a ON a.id = r
        ), others AS MATERIALIZED (
          SELECT r.* FROM reading r WHERE r.id <> caller.account_id
        )
        SELECT (SELECT count(*)::int4 FROM others),
          (SELECT coalesce(jsonb_agg(jsonb_build_object('name', o.unit, 'count', o.n) ORDER BY o.n DESC, o.unit), '[]')
            FROM (SELECT r.unit, count(*) AS n FROM others r WHERE r.unit IS NOT NULL
              GROUP BY r.unit ORDER BY count(*) DESC, r.unit LIMIT ${MOST_ORGANISATIONS}) o),
          (SELECT coalesce(jsonb_agg(jsonb_build_object('code', o.nationality, 'count', o.n) ORDER BY o.n DESC, o.nationality), '[]')
            FROM (SELECT r.nationality, count(*) AS n FROM others r WHERE r.nationality IS NOT NULL GROUP BY r.nationality) o),
          (SELECT count(*)::int4 FROM spaces.membership m JOIN auth.account a ON a.id = m.person_id AND a.state = 'active'
            WHERE m.space_id = place AND (m.ends_at IS NULL OR m.ends_at > now())
              AND m.person_id NOT IN (SELECT r.id FROM reading r)),
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'displayName', p.display_name)
              ORDER BY p.name_key, p.id), '[]')
            FROM people.profile p
            WHERE p.id = ANY (mentioned) AND p.id NOT IN (SELECT r.id FROM reading r) AND (${KNOWN}));
    END`,
} as const;

/**
 * People whom a message of the caller's would reach there under this label, in the order of names. words as typed: each
 * begins some part of the name; none finds everybody.
 */
const MENTIONABLE = {
  name: 'messaging.mentionable',
  args: 'conversation uuid, label int4, words text, most int4',
  returns: 'TABLE (id uuid, display_name text, unit text)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
      place uuid;
      parts text[] := array_remove(string_to_array(people.fold(words), ' '), '');
    BEGIN${MAY_ASK}
      IF btrim(words) <> '' AND cardinality(parts) = 0 THEN RETURN; END IF;
      RETURN QUERY
        SELECT p.id, p.display_name, p.unit FROM people.profile p
        WHERE p.id IN (SELECT messaging.people_reading(place, label)) AND p.id <> caller.account_id AND p.active
          AND NOT EXISTS (SELECT FROM unnest(parts) w WHERE strpos(' ' || p.name_key, ' ' || w) = 0)
          AND (${KNOWN})
        ORDER BY p.name_key, p.id LIMIT most;
    END`,
} as const;

export const AUDIENCES = [AUDIENCE, MENTIONABLE];
