import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { ACCOUNT_WRITERS } from './sync-accounts.sql.js';
import { OPERATOR_FUNCTIONS } from './sync-operator.sql.js';
import { RUN_FUNCTIONS } from './sync-runs.sql.js';
import { SNAPSHOTS } from './sync-snapshots.sql.js';
import { PROVISION as PROVISION_BEFORE } from './sign-in.sql.js';

/**
 * Accounts and groups as the directory says. `ruche_sync` alone calls what writes them; the operator asks and answers
 * through functions of his own, which show names and never what a clearance holds.
 */
export class DirectorySync1763720090000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(definerFunction(PROVISION_BEFORE));
    for (const { name } of [...FUNCTIONS].reverse())
      if (name !== PROVISION_BEFORE.name) await db.query(`DROP FUNCTION ${name}`);
    await db.query(BACK);
  }
}

const FUNCTIONS = [...ACCOUNT_WRITERS, ...SNAPSHOTS, ...RUN_FUNCTIONS, ...OPERATOR_FUNCTIONS];

const TABLES = `
  GRANT USAGE ON SCHEMA access, audit, auth TO ruche_sync;
  GRANT INSERT ON audit.audit_event TO ruche_sync;
  CREATE POLICY audit_event_sync ON audit.audit_event FOR INSERT TO ruche_sync WITH CHECK (actor IS NULL);
  GRANT SELECT ON access.policy, access.site TO ruche_sync;
  CREATE POLICY policy_sync ON access.policy FOR SELECT TO ruche_sync USING (true);
  CREATE POLICY site_sync ON access.site FOR SELECT TO ruche_sync USING (true);

  ALTER TABLE auth.session DROP CONSTRAINT ck_session_ended_reason,
    ADD CONSTRAINT ck_session_ended_reason
      CHECK (ended_reason IN ('sign_out', 'idle', 'expired', 'ended_by_owner', 'deactivated'));

  CREATE TABLE auth.directory_run (
    id uuid CONSTRAINT pk_directory_run PRIMARY KEY,
    kind text NOT NULL CONSTRAINT ck_directory_run_kind CHECK (kind IN ('full', 'recheck', 'undo')),
    state text NOT NULL CONSTRAINT ck_directory_run_state
      CHECK (state IN ('asked', 'running', 'braked', 'dropped', 'applied', 'failed', 'undone')),
    asked_by uuid CONSTRAINT fk_directory_run_asked_by REFERENCES auth.account (id),
    accept_hash text,
    target_run uuid CONSTRAINT fk_directory_run_target REFERENCES auth.directory_run (id) ON DELETE SET NULL,
    counts jsonb NOT NULL DEFAULT '{}',
    reason text,
    hash text,
    notices jsonb NOT NULL DEFAULT '[]',
    groups_before jsonb NOT NULL DEFAULT '[]',
    changed boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    ended_at timestamptz
  );
  COMMENT ON COLUMN auth.directory_run.asked_by IS 'NULL: the schedule, or somebody at the terminal.';
  COMMENT ON COLUMN auth.directory_run.accept_hash IS 'What exactly the operator accepted past the brake; NULL: nothing.';
  COMMENT ON COLUMN auth.directory_run.groups_before IS 'Groups that the run changed, as they were; members NULL: was not there.';
  CREATE INDEX ix_directory_run_asked ON auth.directory_run (created_at) WHERE state = 'asked';
  CREATE INDEX ix_directory_run_newest ON auth.directory_run (created_at DESC, id DESC);
  CREATE INDEX ix_directory_run_asked_by ON auth.directory_run (asked_by);
  CREATE INDEX ix_directory_run_target ON auth.directory_run (target_run);

  ALTER TABLE auth.account
    ADD COLUMN directory_dn text,
    ADD COLUMN directory_entry jsonb,
    ADD COLUMN directory_photo text,
    ADD COLUMN deactivated_at timestamptz,
    ADD COLUMN deactivated_by_run uuid CONSTRAINT fk_account_deactivated_by_run
      REFERENCES auth.directory_run (id) ON DELETE SET NULL;
  COMMENT ON COLUMN auth.account.directory_dn IS 'For display and diagnosis, never a key.';
  COMMENT ON COLUMN auth.account.directory_entry IS 'What the directory said last, in the words of the site.';
  COMMENT ON COLUMN auth.account.directory_photo IS 'SHA-256 of the portrait that was handed on last; empty: none.';
  COMMENT ON COLUMN auth.account.deactivated_at IS 'Set by the directory sync, which alone takes it back.';
  CREATE INDEX ix_account_deactivated_by_run ON auth.account (deactivated_by_run) WHERE deactivated_by_run IS NOT NULL;

  CREATE TABLE auth.directory_change (
    id uuid CONSTRAINT pk_directory_change PRIMARY KEY,
    run_id uuid NOT NULL CONSTRAINT fk_directory_change_run REFERENCES auth.directory_run (id) ON DELETE CASCADE,
    account_id uuid CONSTRAINT fk_directory_change_account REFERENCES auth.account (id),
    kind text NOT NULL CONSTRAINT ck_directory_change_kind
      CHECK (kind IN ('created', 'changed', 'renamed', 'moved', 'deactivated', 'reactivated')),
    uid text NOT NULL,
    display_name text NOT NULL,
    attributes jsonb NOT NULL,
    before jsonb,
    after jsonb
  );
  COMMENT ON COLUMN auth.directory_change.attributes IS 'For the operator: names, and values only where they say nothing of a clearance.';
  CREATE INDEX ix_directory_change_run ON auth.directory_change (run_id, id);
  CREATE INDEX ix_directory_change_account ON auth.directory_change (account_id);

  CREATE TABLE auth.directory_group (
    id uuid CONSTRAINT pk_directory_group PRIMARY KEY,
    directory_id text NOT NULL CONSTRAINT uq_directory_group_directory_id UNIQUE,
    name text NOT NULL,
    confers boolean NOT NULL DEFAULT true
  );
  COMMENT ON COLUMN auth.directory_group.confers IS 'Who is in it tells who holds a clearance, a compartment or a duty here: nobody but the sync may know it. True until a run has judged it.';
  CREATE TABLE auth.directory_group_member (
    group_id uuid NOT NULL CONSTRAINT fk_directory_group_member_group REFERENCES auth.directory_group (id) ON DELETE CASCADE,
    account_id uuid NOT NULL CONSTRAINT fk_directory_group_member_account REFERENCES auth.account (id),
    CONSTRAINT pk_directory_group_member PRIMARY KEY (group_id, account_id)
  );
  COMMENT ON TABLE auth.directory_group_member IS 'By itself or through another group.';
  CREATE INDEX ix_directory_group_member_account ON auth.directory_group_member (account_id);

  CREATE TABLE auth.directory_state (
    one boolean CONSTRAINT pk_directory_state PRIMARY KEY DEFAULT true CONSTRAINT ck_directory_state_one CHECK (one),
    paused boolean NOT NULL DEFAULT false
  );
  INSERT INTO auth.directory_state DEFAULT VALUES;

  GRANT SELECT, INSERT, UPDATE, DELETE ON auth.directory_run, auth.directory_change, auth.directory_group,
    auth.directory_group_member, auth.directory_state TO ruche_definer;
  GRANT SELECT ON auth.directory_run, auth.directory_change, auth.directory_group, auth.directory_group_member,
    auth.directory_state TO ruche_backup;
  ALTER TABLE auth.directory_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE auth.directory_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE auth.directory_group ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE auth.directory_group_member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE auth.directory_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
`;

const BACK = `
  DROP TABLE auth.directory_group_member, auth.directory_group, auth.directory_change, auth.directory_state;
  ALTER TABLE auth.account DROP COLUMN directory_dn, DROP COLUMN directory_entry, DROP COLUMN directory_photo,
    DROP COLUMN deactivated_at, DROP COLUMN deactivated_by_run;
  DROP TABLE auth.directory_run;
  UPDATE auth.session SET ended_reason = 'sign_out' WHERE ended_reason = 'deactivated';
  ALTER TABLE auth.session DROP CONSTRAINT ck_session_ended_reason,
    ADD CONSTRAINT ck_session_ended_reason CHECK (ended_reason IN ('sign_out', 'idle', 'expired', 'ended_by_owner'));
  DROP POLICY policy_sync ON access.policy;
  DROP POLICY site_sync ON access.site;
  REVOKE SELECT ON access.policy, access.site FROM ruche_sync;
  DROP POLICY audit_event_sync ON audit.audit_event;
  REVOKE INSERT ON audit.audit_event FROM ruche_sync;
  REVOKE USAGE ON SCHEMA access, audit, auth FROM ruche_sync;
`;
