import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { OPEN_SESSIONS } from './enter.sql.js';
import { ownSessionFunctions } from './own-sessions.sql.js';

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

const FUNCTIONS = [...ownSessionFunctions(OPEN_SESSIONS), OWN_DIRECTORY_ENTRY, STEPPED_UP_SECONDS];
