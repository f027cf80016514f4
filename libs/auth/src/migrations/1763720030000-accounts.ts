import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { ENTER, JUDGE_STANDING, LIVE_SESSIONS, TOUCH } from './enter.sql.js';
import { CLOSE_SESSION, END_STALE_SESSIONS, lastSignIn, OPEN_SESSION, PROVISION } from './sign-in.sql.js';

/**
 * Accounts and sessions. No runtime role reads or writes these tables: `ruche_auth` calls the sign-in functions,
 * `ruche_app` enters with a raw token and gets back who it is.
 */
export class Accounts1763720030000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA auth;
      GRANT USAGE, CREATE ON SCHEMA auth TO ruche_definer;
      GRANT USAGE ON SCHEMA auth TO ruche_app, ruche_auth, ruche_relay, ruche_worker;

      CREATE TABLE auth.duty (
        human_key text CONSTRAINT pk_duty PRIMARY KEY,
        duty text NOT NULL CONSTRAINT ck_duty CHECK (duty IN ('officer', 'auditor', 'operator')),
        CONSTRAINT uq_duty_human UNIQUE (human_key, duty)
      );
      COMMENT ON TABLE auth.duty IS 'At most one of the three duties for one human: the primary key says so.';

      CREATE TABLE auth.account (
        id uuid CONSTRAINT pk_account PRIMARY KEY,
        directory_id text NOT NULL CONSTRAINT uq_account_directory_id UNIQUE,
        uid text NOT NULL,
        display_name text NOT NULL,
        unit text,
        human_key text NOT NULL,
        nationality text,
        partner boolean NOT NULL,
        site_role text NOT NULL CONSTRAINT ck_account_site_role CHECK (site_role IN ('member', 'officer', 'auditor', 'operator')),
        duty text GENERATED ALWAYS AS (nullif(site_role, 'member')) STORED,
        clearance jsonb NOT NULL,
        clearance_source text NOT NULL DEFAULT 'directory'
          CONSTRAINT ck_account_clearance_source CHECK (clearance_source IN ('directory', 'officer')),
        state text NOT NULL DEFAULT 'active' CONSTRAINT ck_account_state CHECK (state IN ('active', 'disabled')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT fk_account_duty FOREIGN KEY (human_key, duty) REFERENCES auth.duty (human_key, duty)
      );
      CREATE INDEX ix_account_human_key ON auth.account (human_key);

      CREATE TABLE auth.session (
        id uuid CONSTRAINT pk_session PRIMARY KEY,
        token_hash bytea NOT NULL CONSTRAINT uq_session_token_hash UNIQUE,
        account_id uuid NOT NULL CONSTRAINT fk_session_account REFERENCES auth.account (id),
        working_level text NOT NULL,
        source_address text NOT NULL,
        opened_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        idle interval NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_reason text CONSTRAINT ck_session_ended_reason CHECK (ended_reason IN ('sign_out', 'idle', 'expired'))
      );
      CREATE INDEX ix_session_account ON auth.session (account_id, opened_at DESC);
      CREATE INDEX ix_session_open ON auth.session (expires_at) WHERE ended_at IS NULL;

      CREATE TABLE auth.standing (
        session_id uuid CONSTRAINT pk_standing PRIMARY KEY
          CONSTRAINT fk_standing_session REFERENCES auth.session (id) ON DELETE CASCADE,
        generation bigint NOT NULL,
        clearance jsonb NOT NULL,
        effective jsonb NOT NULL,
        labels int4[] NOT NULL
      );
      COMMENT ON TABLE auth.standing IS 'What the clearance of an open session came to when it was judged last.';

      GRANT SELECT, INSERT, UPDATE, DELETE ON auth.duty, auth.account, auth.session, auth.standing TO ruche_definer;
      GRANT SELECT ON auth.duty, auth.account, auth.session, auth.standing TO ruche_backup;
      ALTER TABLE auth.duty ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE auth.account ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE auth.session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE auth.standing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION access.enter, access.touch');
    await db.query('DROP SCHEMA auth CASCADE');
  }
}

const FUNCTIONS = [
  JUDGE_STANDING,
  ENTER,
  TOUCH,
  LIVE_SESSIONS,
  PROVISION,
  OPEN_SESSION,
  lastSignIn(''),
  CLOSE_SESSION,
  END_STALE_SESSIONS,
];
