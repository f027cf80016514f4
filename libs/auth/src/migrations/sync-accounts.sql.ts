/**
 * What both clearances hold: an officer set one, the directory says the other, and it can only lower. A policy that one
 * of them does not know is held no longer.
 */
export const LOWER_CLEARANCE = {
  name: 'auth.lower_clearance',
  args: 'held jsonb, said jsonb',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN coalesce((
        SELECT jsonb_agg(jsonb_build_object('policy', h ->> 'policy', 'level',
            CASE WHEN access.level_rank(h ->> 'policy', s ->> 'level') < access.level_rank(h ->> 'policy', h ->> 'level')
              THEN s ->> 'level' ELSE h ->> 'level' END,
            'restrictive', (SELECT coalesce(jsonb_agg(c ORDER BY c), '[]') FROM jsonb_array_elements(h -> 'restrictive') c
              WHERE s -> 'restrictive' @> jsonb_build_array(c)),
            'permissive', (SELECT coalesce(jsonb_object_agg(p.key, p.kept), '{}') FROM (
              SELECT t.key, (SELECT jsonb_agg(v) FROM jsonb_array_elements(t.value) v
                WHERE s -> 'permissive' -> t.key @> jsonb_build_array(v)) AS kept
              FROM jsonb_each(h -> 'permissive') t) p WHERE p.kept IS NOT NULL)) ORDER BY h ->> 'policy')
        FROM jsonb_array_elements(held) h JOIN jsonb_array_elements(said) s ON s ->> 'policy' = h ->> 'policy'
        WHERE access.level_rank(h ->> 'policy', s ->> 'level') IS NOT NULL
          AND access.level_rank(h ->> 'policy', h ->> 'level') IS NOT NULL), '[]');
    END`,
} as const;

/**
 * Writes down what the directory says of a person and gives the account's id: the one way, at sign-in and in the sync.
 * The directory's own id decides who it is: a reused uid is a new person. Two duties for one human break the key of
 * auth.duty.
 */
export const WRITE_ACCOUNT = {
  name: 'auth.write_account',
  args: 'new_id uuid, person jsonb',
  returns: 'uuid',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      account_id uuid;
    BEGIN
      IF person ->> 'siteRole' <> 'member' THEN
        INSERT INTO auth.duty (human_key, duty) VALUES (person ->> 'humanKey', person ->> 'siteRole')
          ON CONFLICT (human_key, duty) DO NOTHING;
      END IF;
      INSERT INTO auth.account AS a
          (id, directory_id, uid, display_name, unit, human_key, nationality, partner, site_role, clearance,
            directory_entry)
        VALUES (new_id, person ->> 'directoryId', person ->> 'uid', person ->> 'displayName', person ->> 'unit',
          person ->> 'humanKey', person ->> 'nationality', (person ->> 'partner')::boolean, person ->> 'siteRole',
          person -> 'clearance', person)
        ON CONFLICT (directory_id) DO UPDATE SET
          uid = excluded.uid, display_name = excluded.display_name, unit = excluded.unit,
          human_key = excluded.human_key, nationality = excluded.nationality, partner = excluded.partner,
          site_role = excluded.site_role, directory_entry = excluded.directory_entry, updated_at = now(),
          clearance = CASE a.clearance_source WHEN 'officer' THEN auth.lower_clearance(a.clearance, excluded.clearance)
            ELSE excluded.clearance END
        RETURNING a.id INTO account_id;
      RETURN account_id;
    END`,
} as const;

export const PROVISION_BY_WRITING = {
  name: 'auth.provision',
  args: 'new_id uuid, person jsonb',
  returns: 'uuid',
  volatility: 'VOLATILE',
  callableBy: ['ruche_auth'],
  body: `
    BEGIN
      RETURN auth.write_account(new_id, person);
    END`,
} as const;

/** One transaction at a time writes for the directory, and only for a run that is running. */
const REQUIRE_RUN = {
  name: 'auth.require_directory_run',
  args: 'run uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF NOT EXISTS (SELECT FROM auth.directory_run r WHERE r.id = run AND r.state = 'running') THEN
        RAISE insufficient_privilege USING MESSAGE = 'no such run of the directory sync is running';
      END IF;
    END`,
} as const;

/**
 * Writes a batch of people, each {newId, dn, photo, person}, and gives their accounts. Who was switched off by the
 * directory is switched on again; who was switched off otherwise is not.
 */
const SYNC_ACCOUNTS = {
  name: 'auth.sync_accounts',
  args: 'run uuid, batch jsonb',
  returns: 'TABLE (account_id uuid, directory_id text)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    DECLARE
      item jsonb;
    BEGIN
      PERFORM auth.require_directory_run(run);
      FOR item IN SELECT i FROM jsonb_array_elements(batch) i LOOP
        account_id := auth.write_account((item ->> 'newId')::uuid, item -> 'person');
        directory_id := item -> 'person' ->> 'directoryId';
        UPDATE auth.account a SET directory_dn = item ->> 'dn', directory_photo = item ->> 'photo',
            state = CASE WHEN a.deactivated_at IS NOT NULL THEN 'active' ELSE a.state END,
            deactivated_at = NULL, deactivated_by_run = NULL
          WHERE a.id = account_id;
        RETURN NEXT;
      END LOOP;
    END`,
} as const;

/** Switches accounts off and ends their sessions at once; gives those that were on. */
const SYNC_DEACTIVATE = {
  name: 'auth.sync_deactivate',
  args: 'run uuid, accounts uuid[]',
  returns: 'uuid[]',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    DECLARE
      done uuid[];
    BEGIN
      PERFORM auth.require_directory_run(run);
      WITH off AS (
        UPDATE auth.account a SET state = 'disabled', deactivated_at = now(), deactivated_by_run = run, updated_at = now()
          WHERE a.id = ANY (accounts) AND a.state = 'active' RETURNING a.id
      ) SELECT coalesce(array_agg(off.id), '{}') INTO done FROM off;
      UPDATE auth.session s SET ended_at = now(), ended_reason = 'deactivated'
        WHERE s.account_id = ANY (done) AND s.ended_at IS NULL;
      RETURN done;
    END`,
} as const;

/**
 * Writes groups, each {newId, directoryId, name, confers, members}, members being accounts; a group whose members are NULL goes.
 * Only what differs is touched.
 */
const SYNC_GROUPS = {
  name: 'auth.sync_groups',
  args: 'run uuid, batch jsonb',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    DECLARE
      item jsonb;
      known uuid;
      wanted uuid[];
    BEGIN
      PERFORM auth.require_directory_run(run);
      FOR item IN SELECT i FROM jsonb_array_elements(batch) i LOOP
        IF jsonb_typeof(item -> 'members') = 'null' THEN
          DELETE FROM auth.directory_group g WHERE g.directory_id = item ->> 'directoryId';
        ELSE
          INSERT INTO auth.directory_group AS g (id, directory_id, name, confers)
            VALUES ((item ->> 'newId')::uuid, item ->> 'directoryId', item ->> 'name', (item ->> 'confers')::boolean)
            ON CONFLICT (directory_id) DO UPDATE SET name = excluded.name, confers = excluded.confers RETURNING g.id INTO known;
          wanted := ARRAY(SELECT m::uuid FROM jsonb_array_elements_text(item -> 'members') m);
          DELETE FROM auth.directory_group_member m WHERE m.group_id = known
            AND NOT EXISTS (SELECT FROM unnest(wanted) w WHERE w = m.account_id);
          INSERT INTO auth.directory_group_member (group_id, account_id)
            SELECT known, w FROM unnest(wanted) w ON CONFLICT DO NOTHING;
        END IF;
      END LOOP;
    END`,
} as const;

export const ACCOUNT_WRITERS = [
  LOWER_CLEARANCE,
  WRITE_ACCOUNT,
  PROVISION_BY_WRITING,
  REQUIRE_RUN,
  SYNC_ACCOUNTS,
  SYNC_DEACTIVATE,
  SYNC_GROUPS,
];
