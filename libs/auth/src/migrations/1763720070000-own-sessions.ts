import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { OPEN_SESSIONS } from './enter.sql.js';

/** The caller's own sessions, and the password given again. */
export class OwnSessions1763720070000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE auth.session ADD COLUMN stepped_up_at timestamptz;
      ALTER TABLE auth.session DROP CONSTRAINT ck_session_ended_reason,
        ADD CONSTRAINT ck_session_ended_reason CHECK (ended_reason IN ('sign_out', 'idle', 'expired', 'ended_by_owner'));
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name } of [...FUNCTIONS].reverse()) await db.query(`DROP FUNCTION ${name}`);
    await db.query(`
      UPDATE auth.session SET ended_reason = 'sign_out' WHERE ended_reason = 'ended_by_owner';
      ALTER TABLE auth.session DROP CONSTRAINT ck_session_ended_reason,
        ADD CONSTRAINT ck_session_ended_reason CHECK (ended_reason IN ('sign_out', 'idle', 'expired'));
      ALTER TABLE auth.session DROP COLUMN stepped_up_at;
    `);
  }
}

const OWN_SESSIONS = {
  name: 'auth.own_sessions',
  args: 'before uuid, most int4',
  returns: `TABLE (id uuid, opened_at timestamptz, seen_at timestamptz, source_address text, working_level text)`,
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY
        SELECT s.id, s.opened_at, s.seen_at, s.source_address, s.working_level FROM auth.session s
        WHERE s.account_id = access.me() AND ${OPEN_SESSIONS} AND (before IS NULL OR s.id < before)
        ORDER BY s.id DESC LIMIT most;
    END`,
} as const;

/** False when the session is over, somebody else's, or none at all: the three look the same. */
const END_OWN_SESSION = {
  name: 'auth.end_own_session',
  args: 'session uuid',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      UPDATE auth.session s SET ended_at = now(), ended_reason = 'ended_by_owner'
        WHERE s.id = session AND s.account_id = access.me() AND ${OPEN_SESSIONS};
      RETURN FOUND;
    END`,
} as const;

/** Ends every session of the caller but the one that asks; gives how many. */
const END_OTHER_SESSIONS = {
  name: 'auth.end_other_sessions',
  args: '',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      ended int4;
    BEGIN
      UPDATE auth.session s SET ended_at = now(), ended_reason = 'ended_by_owner'
        WHERE s.account_id = access.me() AND s.id <> access.session_id() AND ${OPEN_SESSIONS};
      GET DIAGNOSTICS ended = ROW_COUNT;
      RETURN ended;
    END`,
} as const;

/** The directory's own id and name of the sealed caller: what the password is proven against. */
const OWN_DIRECTORY_ENTRY = {
  name: 'auth.own_directory_entry',
  args: '',
  returns: 'TABLE (directory_id text, uid text)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY SELECT a.directory_id, a.uid FROM auth.account a WHERE a.id = access.me();
    END`,
} as const;

/** After a right password: a new token from here on, and the moment is noted. False when the session is over. */
const STEP_UP = {
  name: 'auth.step_up',
  args: 'old_hash bytea, new_hash bytea',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_auth'],
  body: `
    BEGIN
      UPDATE auth.session s SET token_hash = new_hash, stepped_up_at = now(), seen_at = now()
        WHERE s.token_hash = old_hash AND ${OPEN_SESSIONS};
      RETURN FOUND;
    END`,
} as const;

/** Seconds since the password was given in this session; NULL when it was not given again since the sign-in. */
const STEPPED_UP_SECONDS = {
  name: 'access.stepped_up_seconds',
  args: '',
  returns: 'int4',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN (SELECT extract(epoch FROM now() - s.stepped_up_at)::int4 FROM auth.session s WHERE s.id = access.session_id());
    END`,
} as const;

const FUNCTIONS = [
  OWN_SESSIONS,
  END_OWN_SESSION,
  END_OTHER_SESSIONS,
  OWN_DIRECTORY_ENTRY,
  STEP_UP,
  STEPPED_UP_SECONDS,
];
