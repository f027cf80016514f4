/** Rows of auth.session `s` that are open now: one wording, used wherever a session is judged. */
export const OPEN_SESSIONS = `s.ended_at IS NULL AND s.expires_at > now() AND s.seen_at + s.idle > now()`;

/**
 * The door of every unit of work: takes the raw token, looks the session and the account up afresh, seals the
 * transaction and tells who entered; NULL when nobody may. It lives in the schema of the seal but needs the tables of
 * accounts, so this library makes it. Officers, auditors and operators get no label at all: they have no content.
 *
 * What a clearance comes to at a working level is kept with the session (auth.standing) and holds for as long as the
 * clearance and the generation of labels and policies are the same: judging it anew took two thirds of the entry.
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
      judged auth.standing;
    BEGIN
      SELECT s.id AS session_id, s.working_level, s.seen_at, s.expires_at, s.idle,
          a.id AS account_id, a.display_name, a.unit, a.site_role, a.clearance, a.partner, t.effective, t.labels
        INTO me
        FROM auth.session s JOIN auth.account a ON a.id = s.account_id
          LEFT JOIN auth.standing t ON t.session_id = s.id AND t.clearance = a.clearance
            AND t.generation = (SELECT g.value FROM access.generation g)
        WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND a.state = 'active' AND ${OPEN_SESSIONS};
      IF NOT FOUND THEN RETURN NULL; END IF;
      IF before IS NOT NULL AND before <> me.session_id THEN
        RAISE insufficient_privilege USING MESSAGE = 'this transaction belongs to another session';
      END IF;
      IF me.effective IS NULL THEN
        judged := auth.judge_standing(me.session_id, me.clearance, me.working_level);
        IF judged.effective IS NULL THEN RETURN NULL; END IF;
        me.effective := judged.effective;
        me.labels := judged.labels;
      END IF;
      IF me.site_role <> 'member' THEN me.labels := '{}'::int4[]; END IF;
      PERFORM access.seal(me.account_id, me.session_id, me.site_role,
        me.site_role = 'member' AND NOT me.partner, me.labels, me.effective);
      RETURN jsonb_build_object(
        'accountId', me.account_id, 'sessionId', me.session_id, 'displayName', me.display_name, 'unit', me.unit,
        'siteRole', me.site_role, 'entersImplicitly', me.site_role = 'member' AND NOT me.partner,
        'workingLevel', me.working_level, 'labels', to_jsonb(me.labels), 'clearance', me.effective,
        'expiresAt', me.expires_at, 'idleMinutes', extract(epoch FROM me.idle)::int4 / 60,
        'unseenSeconds', extract(epoch FROM now() - me.seen_at)::int4);
    END`,
} as const;

/**
 * What a clearance comes to at the working level of a session; `effective` NULL when it opens nothing. Keeps it for the
 * next entry, but waits for nobody: requests of one browser that come together judge for themselves. The generation
 * is read first, so that what is kept is never newer than it says.
 */
export const JUDGE_STANDING = {
  name: 'auth.judge_standing',
  args: 'of_session uuid, held jsonb, level text',
  returns: 'auth.standing',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      judged auth.standing;
    BEGIN
      judged.session_id := of_session;
      judged.generation := (SELECT g.value FROM access.generation g);
      judged.clearance := held;
      judged.effective := access.cap_clearance(held, level);
      IF judged.effective IS NULL THEN RETURN judged; END IF;
      judged.labels := access.readable_labels(judged.effective);
      UPDATE auth.standing t
        SET generation = judged.generation, clearance = held, effective = judged.effective, labels = judged.labels
        WHERE t.session_id = (SELECT u.session_id FROM auth.standing u WHERE u.session_id = of_session FOR UPDATE SKIP LOCKED);
      RETURN judged;
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
 * digest changes, the caller's rights have changed. A thousand sessions hold a handful of clearances: each is judged once.
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
        WITH asked AS MATERIALIZED (
          SELECT s.id, s.working_level, a.site_role, a.partner, a.clearance
          FROM auth.session s JOIN auth.account a ON a.id = s.account_id
          WHERE s.id = ANY (sessions) AND a.state = 'active' AND ${OPEN_SESSIONS}
        ), capped AS MATERIALIZED (
          SELECT kind.clearance, kind.working_level, access.cap_clearance(kind.clearance, kind.working_level) AS effective
          FROM (SELECT DISTINCT a.clearance, a.working_level FROM asked a) kind
        ), judged AS MATERIALIZED (
          SELECT c.clearance, c.working_level, access.readable_labels(c.effective)::text AS labels
          FROM capped c WHERE c.effective IS NOT NULL
        )
        SELECT asked.id, md5(concat_ws('|', asked.site_role, asked.partner, judged.labels))
        FROM asked JOIN judged ON judged.clearance = asked.clearance AND judged.working_level = asked.working_level;
    END`,
} as const;
