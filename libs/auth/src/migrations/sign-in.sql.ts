/**
 * Writes down what the directory says of a person at sign-in and gives the account's id. The directory's own id
 * decides who it is: a reused uid is a new person. Two duties for one human break the key of auth.duty.
 */
export const PROVISION = {
  name: 'auth.provision',
  args: 'new_id uuid, person jsonb',
  returns: 'uuid',
  volatility: 'VOLATILE',
  callableBy: ['ruche_auth'],
  body: `
    DECLARE
      account_id uuid;
    BEGIN
      IF person ->> 'siteRole' <> 'member' THEN
        INSERT INTO auth.duty (human_key, duty) VALUES (person ->> 'humanKey', person ->> 'siteRole')
          ON CONFLICT (human_key, duty) DO NOTHING;
      END IF;
      INSERT INTO auth.account AS a
          (id, directory_id, uid, display_name, unit, human_key, nationality, partner, site_role, clearance)
        VALUES (new_id, person ->> 'directoryId', person ->> 'uid', person ->> 'displayName', person ->> 'unit',
          person ->> 'humanKey', person ->> 'nationality', (person ->> 'partner')::boolean, person ->> 'siteRole',
          person -> 'clearance')
        ON CONFLICT (directory_id) DO UPDATE SET
          uid = excluded.uid, display_name = excluded.display_name, unit = excluded.unit,
          human_key = excluded.human_key, nationality = excluded.nationality, partner = excluded.partner,
          site_role = excluded.site_role, clearance = excluded.clearance, updated_at = now()
        RETURNING a.id INTO account_id;
      RETURN account_id;
    END`,
} as const;

/**
 * Opens a session after a directory bind. `chosen` NULL means the whole clearance. Returns the session's id and its
 * working level, or NULL when the account is not active or the level is above the clearance or the site's ceiling.
 */
export const OPEN_SESSION = {
  name: 'auth.open_session',
  args: 'new_id uuid, hash bytea, account uuid, chosen text, source text, idle interval, absolute interval',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_auth'],
  body: `
    DECLARE
      held jsonb := (SELECT a.clearance FROM auth.account a WHERE a.id = account AND a.state = 'active');
      site access.site := (SELECT t FROM access.site t);
      level text := coalesce(chosen, access.held_in(held, site.main_policy) ->> 'level');
      effective jsonb;
    BEGIN
      IF access.level_rank(site.main_policy, level) > access.level_rank(site.main_policy, site.ceiling_level) THEN
        IF chosen IS NOT NULL THEN RETURN NULL; END IF;
        level := site.ceiling_level;
      END IF;
      effective := access.cap_clearance(held, level);
      IF held IS NULL OR level IS NULL OR effective IS NULL THEN RETURN NULL; END IF;
      INSERT INTO auth.session (id, token_hash, account_id, working_level, source_address, idle, expires_at)
        VALUES (new_id, hash, account, level, source, idle, now() + absolute);
      -- Of generation 0, which never was: the first entry judges it.
      INSERT INTO auth.standing (session_id, generation, clearance, effective, labels)
        VALUES (new_id, 0, held, effective, '{}');
      RETURN level;
    END`,
} as const;

/** When and from where the account signed in before the given session; no row at the first time. `kind`: a condition on `s`. */
export const lastSignIn = (kind: string) =>
  ({
    name: 'auth.last_sign_in',
    args: '',
    returns: 'TABLE (at timestamptz, source_address text)',
    volatility: 'STABLE',
    callableBy: ['ruche_app'],
    body: `
    BEGIN
      RETURN QUERY
        SELECT s.opened_at, s.source_address FROM auth.session s
        WHERE s.account_id = access.me()
          AND s.opened_at < (SELECT t.opened_at FROM auth.session t WHERE t.id = access.session_id())
          ${kind}
        ORDER BY s.opened_at DESC LIMIT 1;
    END`,
  }) as const;

/** Ends the sealed session. */
export const CLOSE_SESSION = {
  name: 'auth.close_session',
  args: '',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      UPDATE auth.session s SET ended_at = now(), ended_reason = 'sign_out'
        WHERE s.id = access.session_id() AND s.ended_at IS NULL;
    END`,
} as const;

/** Marks sessions that are over by time, and gives how many. */
export const END_STALE_SESSIONS = {
  name: 'auth.end_stale_sessions',
  args: '',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      ended int4;
    BEGIN
      UPDATE auth.session s SET ended_at = now(),
          ended_reason = CASE WHEN s.expires_at <= now() THEN 'expired' ELSE 'idle' END
        WHERE s.ended_at IS NULL AND (s.expires_at <= now() OR s.seen_at + s.idle <= now());
      GET DIAGNOSTICS ended = ROW_COUNT;
      RETURN ended;
    END`,
} as const;
