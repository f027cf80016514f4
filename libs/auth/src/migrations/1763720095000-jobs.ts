import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { OPEN_SESSIONS } from './enter.sql.js';
import { ASKING } from './jobs/asking.sql.js';
import { CLAIMING } from './jobs/claiming.sql.js';
import { sessionFunctions } from './jobs/own-sessions.sql.js';

/** Sessions that a person opened, and that are open now: the ticket of a job is nobody's presence. */
const OPEN_IN_PERSON = `s.kind = 'person' AND ${OPEN_SESSIONS}`;

/**
 * Work that a person asks for and that runs later with this person's rights of that moment. `ruche_app` asks, for its
 * sealed caller alone; `ruche_worker` claims what is due and gets a ticket: a short session of the one who asked.
 */
export class Jobs1763720095000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    for (const fn of [...ASKING, ...CLAIMING, ...sessionFunctions(OPEN_IN_PERSON, `AND s.kind = 'person'`)])
      await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const fn of sessionFunctions(OPEN_SESSIONS, '')) await db.query(definerFunction(fn));
    for (const { name } of [...ASKING, ...CLAIMING].reverse()) await db.query(`DROP FUNCTION ${name}`);
    await db.query(BACK);
  }
}

const TABLES = `
  ALTER TABLE auth.session
    ADD COLUMN kind text NOT NULL DEFAULT 'person' CONSTRAINT ck_session_kind CHECK (kind IN ('person', 'job')),
    DROP CONSTRAINT ck_session_ended_reason,
    ADD CONSTRAINT ck_session_ended_reason
      CHECK (ended_reason IN ('sign_out', 'idle', 'expired', 'ended_by_owner', 'deactivated', 'job_over'));
  COMMENT ON COLUMN auth.session.kind IS 'job: the ticket of a job that runs now. In no list of sessions, and no presence.';

  CREATE TABLE auth.job (
    id uuid CONSTRAINT pk_job PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT fk_job_account REFERENCES auth.account (id),
    working_level text NOT NULL,
    kind text NOT NULL CONSTRAINT ck_job_kind CHECK (kind ~ '^[a-z_]+[.][a-z_]+$' AND length(kind) <= 60),
    subject_id uuid NOT NULL,
    language text NOT NULL CONSTRAINT ck_job_language CHECK (language IN ('fr', 'en', 'de')),
    source_address text NOT NULL,
    asked_session uuid NOT NULL,
    state text NOT NULL DEFAULT 'waiting'
      CONSTRAINT ck_job_state CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    due_at timestamptz NOT NULL,
    claimed_at timestamptz,
    claimed_until timestamptz,
    ticket_id uuid CONSTRAINT fk_job_ticket REFERENCES auth.session (id) ON DELETE SET NULL,
    attempts int4 NOT NULL DEFAULT 0,
    cancel_asked boolean NOT NULL DEFAULT false,
    last_error text CONSTRAINT ck_job_last_error CHECK (last_error ~ '^[A-Z][A-Z0-9_]{0,59}$'),
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CONSTRAINT ck_job_claim CHECK ((state = 'running') = (claimed_until IS NOT NULL)),
    CONSTRAINT ck_job_end CHECK ((state IN ('waiting', 'running')) = (ended_at IS NULL))
  );
  COMMENT ON COLUMN auth.job.working_level IS 'Of the session that asked: the ticket is never above it.';
  COMMENT ON COLUMN auth.job.asked_session IS 'For the auditor: the session in which it was asked for.';
  COMMENT ON COLUMN auth.job.claimed_until IS 'The end of the lease; a worker that has died by then is not waited for.';
  COMMENT ON COLUMN auth.job.last_error IS 'A code, never words.';
  CREATE INDEX ix_job_due ON auth.job ((coalesce(claimed_until, due_at))) WHERE state IN ('waiting', 'running');
  CREATE UNIQUE INDEX uq_job_open ON auth.job (account_id, kind, subject_id) WHERE state IN ('waiting', 'running');
  CREATE INDEX ix_job_account ON auth.job (account_id);
  CREATE INDEX ix_job_ticket ON auth.job (ticket_id) WHERE ticket_id IS NOT NULL;
  CREATE INDEX ix_job_ended ON auth.job (ended_at) WHERE ended_at IS NOT NULL;

  GRANT SELECT, INSERT, UPDATE, DELETE ON auth.job TO ruche_definer;
  GRANT SELECT ON auth.job TO ruche_backup;
  ALTER TABLE auth.job ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
`;

const BACK = `
  DROP TABLE auth.job;
  DELETE FROM auth.session WHERE kind = 'job';
  ALTER TABLE auth.session DROP CONSTRAINT ck_session_ended_reason,
    ADD CONSTRAINT ck_session_ended_reason
      CHECK (ended_reason IN ('sign_out', 'idle', 'expired', 'ended_by_owner', 'deactivated')),
    DROP COLUMN kind;
`;
