/**
 * The part of profiles that the directory decides, written by the sync and at sign-in: `id`, `displayName`, `unit`,
 * `language`, `title`, `mail`, `phone`, `mobile`, `office`, `site`, `managerDirectoryId` of each. `photo` is left out
 * (as before), null (none) or `type` and `data` in base64. Whom the directory shows is there: active again. A manager
 * without an account is none.
 */
export const PUT_PROFILES = {
  name: 'people.put_profiles',
  args: 'profiles jsonb',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_auth', 'ruche_sync'],
  body: `
    BEGIN
      INSERT INTO people.profile AS p
          (id, display_name, unit, language, title, mail, phone, mobile, office, site, manager_id)
        SELECT x."id", x."displayName", x."unit", x."language", x."title", x."mail", x."phone", x."mobile", x."office",
          x."site", nullif(m.id, x."id")
        FROM jsonb_to_recordset(profiles) AS x ("id" uuid, "displayName" text, "unit" text, "language" text,
            "title" text, "mail" text, "phone" text, "mobile" text, "office" text, "site" text, "managerDirectoryId" text)
          LEFT JOIN auth.account m ON m.directory_id = x."managerDirectoryId"
        ON CONFLICT (id) DO UPDATE SET
          display_name = excluded.display_name, unit = excluded.unit, language = excluded.language,
          title = excluded.title, mail = excluded.mail, phone = excluded.phone, mobile = excluded.mobile,
          office = excluded.office, site = excluded.site, manager_id = excluded.manager_id, active = true,
          updated_at = now()
        WHERE (p.display_name, p.unit, p.language, p.title, p.mail, p.phone, p.mobile, p.office, p.site, p.manager_id, p.active)
          IS DISTINCT FROM (excluded.display_name, excluded.unit, excluded.language, excluded.title, excluded.mail,
            excluded.phone, excluded.mobile, excluded.office, excluded.site, excluded.manager_id, true);
      DELETE FROM people.photo f USING jsonb_array_elements(profiles) x
        WHERE f.person_id = (x ->> 'id')::uuid AND x -> 'photo' = 'null';
      INSERT INTO people.photo AS f (person_id, type, bytes)
        SELECT (x ->> 'id')::uuid, x -> 'photo' ->> 'type', decode(x -> 'photo' ->> 'data', 'base64')
        FROM jsonb_array_elements(profiles) x WHERE jsonb_typeof(x -> 'photo') = 'object'
        ON CONFLICT (person_id) DO UPDATE SET type = excluded.type, bytes = excluded.bytes
        WHERE f.bytes IS DISTINCT FROM excluded.bytes;
      UPDATE people.profile p SET photo_hash = (SELECT sha256(f.bytes) FROM people.photo f WHERE f.person_id = p.id)
        FROM jsonb_array_elements(profiles) x WHERE p.id = (x ->> 'id')::uuid AND x ? 'photo';
    END`,
} as const;

/** The directory no longer lets these people in: they stay beside what they wrote and are marked as gone. */
export const PUT_LEFT = {
  name: 'people.put_left',
  args: 'accounts uuid[]',
  returns: 'void',
  language: 'sql',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    UPDATE people.profile p SET active = false, updated_at = now() WHERE p.id = ANY (accounts) AND p.active`,
} as const;

/**
 * What the sealed caller says of himself; NULL leaves a part as it is. Of the expertise the whole list is given: a tag
 * that stays keeps its confirmations, also when it is written otherwise now.
 */
export const UPDATE_OWN = {
  name: 'people.update_own',
  args: 'new_about text, spoken text[], labels text[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller uuid := access.me();
    BEGIN
      IF caller IS NULL OR access.site_role() IS DISTINCT FROM 'member' THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'not allowed for this account';
      END IF;
      UPDATE people.profile p SET about = coalesce(new_about, p.about), updated_at = now(),
          languages = CASE WHEN spoken IS NULL THEN p.languages ELSE ARRAY(SELECT DISTINCT s FROM unnest(spoken) s ORDER BY s) END
        WHERE p.id = caller AND num_nonnulls(new_about, spoken) > 0;
      IF labels IS NULL THEN RETURN; END IF;
      DELETE FROM people.expertise e WHERE e.person_id = caller
        AND e.tag NOT IN (SELECT people.fold(l) FROM unnest(labels) l);
      INSERT INTO people.expertise AS e (person_id, tag, label)
        SELECT DISTINCT ON (people.fold(l)) caller, people.fold(l), btrim(l) FROM unnest(labels) l
        WHERE people.fold(l) <> '' ORDER BY people.fold(l), l
        ON CONFLICT (person_id, tag) DO UPDATE SET label = excluded.label WHERE e.label <> excluded.label;
    END`,
} as const;
