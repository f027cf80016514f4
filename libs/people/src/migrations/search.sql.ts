/** Rows `s` of auth.session that are open sessions; those of a person alone, not tickets of jobs, since these exist. */
export const OPEN_SESSION = `s.ended_at IS NULL AND s.expires_at > now() AND s.seen_at + s.idle > now()`;
export const OPEN_IN_PERSON = `s.kind = 'person' AND ${OPEN_SESSION}`;

/**
 * Ids of the people who meet all conditions, in the order of names, for the sealed caller: joined again to the protected
 * table by whoever asks. Row-level security keeps the planner from using what is not leakproof, and an array of words
 * is judged for each row: hence one statement made of fixed pieces, each value bound. `open`: what makes one present.
 * `words` as typed: each must begin some part of the name. A page starts after a person whom the caller sees.
 */
export const search = (open: string) =>
  ({
    name: 'people.search',
    args: 'words text, unit_name text, site_name text, tag_start text, spoken text, wanted text[], after_id uuid, most int4',
    returns: 'TABLE (id uuid)',
    volatility: 'STABLE',
    callableBy: ['ruche_app'],
    body: `
    DECLARE
      caller uuid := access.me();
      house boolean := access.enters_implicitly();
      known uuid[] := CASE WHEN house THEN '{}' ELSE people.companions() || caller END;
      parts text[] := string_to_array(people.fold(words), ' ');
      tag_from text := people.fold(tag_start);
      after_key text;
    BEGIN
      IF caller IS NULL THEN RETURN; END IF;
      -- What is typed but holds no letter is no name: it finds nobody, and not everybody.
      IF EXISTS (SELECT FROM unnest(ARRAY[words, unit_name, site_name, tag_start]) typed
        WHERE btrim(typed) <> '' AND people.fold(typed) = '') THEN RETURN; END IF;
      IF after_id IS NOT NULL THEN
        SELECT p.name_key INTO after_key FROM people.profile p WHERE p.id = after_id AND (house OR p.id = ANY (known));
        IF NOT FOUND THEN RETURN; END IF;
      END IF;
      RETURN QUERY EXECUTE 'SELECT p.id FROM people.profile p WHERE true'
        || CASE WHEN house THEN '' ELSE ' AND p.id = ANY ($1)' END
        || CASE WHEN 'left' = ANY (wanted) THEN '' ELSE ' AND p.active' END
        || CASE WHEN after_id IS NULL THEN '' ELSE ' AND (p.name_key, p.id) > ($2, $3)' END
        || CASE WHEN parts[1] <> '' THEN ' AND strpos('' '' || p.name_key, '' '' || $4[1]) > 0' ELSE '' END
        || CASE WHEN cardinality(parts) > 1 THEN ' AND NOT EXISTS (SELECT FROM unnest($4) w
             WHERE strpos('' '' || p.name_key, '' '' || w) = 0)' ELSE '' END
        || CASE WHEN people.fold(unit_name) <> '' THEN ' AND p.unit_key = $5' ELSE '' END
        || CASE WHEN people.fold(site_name) <> '' THEN ' AND p.site_key = $6' ELSE '' END
        || CASE WHEN tag_from <> '' THEN ' AND p.id IN (SELECT e.person_id FROM people.expertise e
             WHERE e.tag >= $7 AND e.tag < $7 || chr(1114111))' ELSE '' END
        || CASE WHEN spoken IS NULL THEN '' ELSE ' AND p.languages @> ARRAY[$8]' END
        || CASE WHEN 'present' = ANY (wanted) THEN ' AND p.id IN (SELECT s.account_id FROM auth.session s
             WHERE ${open.replaceAll("'", "''")})' ELSE '' END
        || CASE WHEN 'following' = ANY (wanted) THEN ' AND p.id IN (SELECT f.followed_id FROM people.follow f
             WHERE f.follower_id = $9)' ELSE '' END
        || ' ORDER BY p.name_key, p.id LIMIT $10'
        USING known, after_key, after_id, parts, people.fold(unit_name), people.fold(site_name), tag_from, spoken,
          caller, most;
    END`,
  }) as const;

/**
 * Ids of the active people at the top, in the order of names: somebody works for them, and they for nobody whom the
 * sealed caller sees and who is still there.
 */
export const CHART_ROOTS = {
  name: 'people.chart_roots',
  args: 'after_id uuid, most int4',
  returns: 'TABLE (id uuid)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller uuid := access.me();
      house boolean := access.enters_implicitly();
      known uuid[] := CASE WHEN house THEN '{}' ELSE people.companions() || caller END;
      after_key text;
    BEGIN
      IF caller IS NULL THEN RETURN; END IF;
      IF after_id IS NOT NULL THEN
        SELECT p.name_key INTO after_key FROM people.profile p WHERE p.id = after_id AND (house OR p.id = ANY (known));
        IF NOT FOUND THEN RETURN; END IF;
      END IF;
      RETURN QUERY EXECUTE 'SELECT p.id FROM people.profile p WHERE p.active'
        || CASE WHEN after_id IS NULL THEN '' ELSE ' AND (p.name_key, p.id) > ($2, $3)' END
        || ' AND (p.manager_id IS NULL OR p.manager_id IN (SELECT m.id FROM people.profile m WHERE NOT m.active)'
        || CASE WHEN house THEN ')' ELSE ' OR p.manager_id <> ALL ($1)) AND p.id = ANY ($1)' END
        || ' AND EXISTS (SELECT FROM people.profile r WHERE r.manager_id = p.id AND r.active'
        || CASE WHEN house THEN ')' ELSE ' AND r.id = ANY ($1))' END
        || ' ORDER BY p.name_key, p.id LIMIT $4'
        USING known, after_key, after_id, most;
    END`,
} as const;

/**
 * Units and sites of the active people whom the sealed caller sees, with how many they are, in the order of names. The
 * house's answer is in the index alone: under row-level security 20,000 rows were visited for it.
 */
export const PLACES = {
  name: 'people.places',
  args: 'most int4',
  returns: 'TABLE (kind text, name text, people int4)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller uuid := access.me();
      house boolean := access.enters_implicitly();
      known uuid[] := CASE WHEN house THEN '{}' ELSE people.companions() || caller END;
      place text;
    BEGIN
      IF caller IS NULL THEN RETURN; END IF;
      FOREACH place IN ARRAY ARRAY['unit', 'site'] LOOP
        RETURN QUERY EXECUTE format('SELECT %1$L, min(p.%1$I), count(*)::int4 FROM people.profile p
          WHERE p.active AND p.%2$I > '''''
          || CASE WHEN house THEN '' ELSE ' AND p.id = ANY ($1)' END
          || ' GROUP BY p.%2$I ORDER BY p.%2$I LIMIT $2', place, place || '_key')
          USING known, most;
      END LOOP;
    END`,
} as const;

/** Who of these has a session open now, of those whom the caller sees; `recent`: acted within five minutes. */
export const presence = (open: string) =>
  ({
    name: 'people.presence',
    args: 'asked uuid[]',
    returns: 'TABLE (id uuid, recent boolean)',
    volatility: 'STABLE',
    callableBy: ['ruche_app'],
    body: `
    DECLARE
      caller uuid := access.me();
      house boolean := access.enters_implicitly();
      known uuid[] := CASE WHEN house THEN '{}' ELSE people.companions() || caller END;
    BEGIN
      IF caller IS NULL THEN RETURN; END IF;
      RETURN QUERY SELECT s.account_id, bool_or(s.seen_at > now() - interval '5 minutes')
        FROM auth.session s JOIN auth.account a ON a.id = s.account_id
        WHERE s.account_id = ANY (asked) AND (house OR s.account_id = ANY (known)) AND a.state = 'active'
          AND ${open}
        GROUP BY s.account_id ORDER BY s.account_id;
    END`,
  }) as const;
