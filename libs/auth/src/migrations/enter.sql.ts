/** Rows of auth.session `s` that are open now: one wording, used wherever a session is judged. */
export const OPEN_SESSIONS = `s.ended_at IS NULL AND s.expires_at > now() AND s.seen_at + s.idle > now()`;

/**
 * The door of every unit of work: takes the raw token, looks the session and the account up afresh, seals the
 * transaction and tells who entered; NULL when nobody may. It lives in the schema of the seal but needs the tables of
 * accounts, so this library makes it. Officers, auditors and operators get no label at all: they have no content.
 */
export const ENTER = {
  name: 'access.enter',
  args: 'token text',
  returns: 'jsonb',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      me record;
      before uuid := access.session_id();
      effective jsonb;
      labels int4[] := '{}';
    BEGIN
      SELECT s.id AS session_id, s.working_level, s.seen_at, s.expires_at, s.idle,
          a.id AS account_id, a.display_name, a.unit, a.site_role, a.clearance, a.partner
        INTO me
        FROM auth.session s JOIN auth.account a ON a.id = s.account_id
        WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND a.state = 'active' AND ${OPEN_SESSIONS};
      IF NOT FOUND THEN RETURN NULL; END IF;
      IF before IS NOT NULL AND before <> me.session_id THEN
        RAISE insufficient_privilege USING MESSAGE = 'this transaction belongs to another session';
      END IF;
      effective := access.cap_clearance(me.clearance, me.working_level);
      IF effective IS NULL THEN RETURN NULL; END IF;
      IF me.site_role = 'member' THEN labels := access.readable_labels(effective); END IF;
      PERFORM access.seal(me.account_id, me.session_id, me.site_role,
        me.site_role = 'member' AND NOT me.partner, labels, effective);
      RETURN jsonb_build_object(
        'accountId', me.account_id, 'sessionId', me.session_id, 'displayName', me.display_name, 'unit', me.unit,
        'siteRole', me.site_role, 'entersImplicitly', me.site_role = 'member' AND NOT me.partner,
        'workingLevel', me.working_level, 'labels', to_jsonb(labels), 'clearance', effective,
        'expiresAt', me.expires_at, 'idleMinutes', extract(epoch FROM me.idle)::int4 / 60,
        'unseenSeconds', extract(epoch FROM now() - me.seen_at)::int4);
    END`,
} as const;

/**
 * Renews the idle time of the sealed session. Skips when another request of the same browser does it right now: one
 * browser must not serialise itself.
 */
export const TOUCH = {
  name: 'access.touch',
  args: '',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      UPDATE auth.session s SET seen_at = now()
        WHERE s.id = (SELECT t.id FROM auth.session t WHERE t.id = access.session_id() FOR UPDATE SKIP LOCKED);
    END`,
} as const;

/**
 * Which of these sessions are open, with a digest of what each may read: one call for all streams of a node. When the
 * digest changes, the caller's rights have changed.
 */
export const LIVE_SESSIONS = {
  name: 'auth.live_sessions',
  args: 'sessions uuid[]',
  returns: 'TABLE (session_id uuid, rights text)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_relay'],
  body: `
    BEGIN
      RETURN QUERY
        SELECT s.id, md5(concat_ws('|', a.site_role, a.partner,
          access.readable_labels(access.cap_clearance(a.clearance, s.working_level))::text))
        FROM auth.session s JOIN auth.account a ON a.id = s.account_id
        WHERE s.id = ANY (sessions) AND a.state = 'active' AND ${OPEN_SESSIONS}
          AND access.cap_clearance(a.clearance, s.working_level) IS NOT NULL;
    END`,
} as const;
