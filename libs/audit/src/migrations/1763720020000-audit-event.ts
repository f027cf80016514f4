import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { MAKE_PARTITIONS, PEND, REFUSE_CHANGE, STANDING } from './event.sql.js';

/**
 * The audit log as it is written: exact canonical bytes, with columns projected from them for searching. Plain inserts
 * in the transaction of what they tell; sealing into the tree happens afterwards, from audit_pending. Nobody holds
 * UPDATE or DELETE. A caller can only write records of himself: the seal says who he is. One partition a month, so that
 * a month whose time is over goes in one step (ADR 1 of this lib).
 */
export class AuditEvent1763720020000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA audit;
      GRANT USAGE, CREATE ON SCHEMA audit TO ruche_definer;
      GRANT USAGE ON SCHEMA audit
        TO ruche_app, ruche_auth, ruche_relay, ruche_worker, ruche_sequencer, ruche_auditor;

      CREATE TABLE audit.audit_event (
        id uuid CONSTRAINT pk_audit_event PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        emitter uuid NOT NULL,
        emitter_seq bigint NOT NULL,
        mac bytea NOT NULL CONSTRAINT ck_audit_event_mac CHECK (octet_length(mac) = 32),
        body bytea NOT NULL CONSTRAINT ck_audit_event_body CHECK (octet_length(body) <= 16384),
        personal bytea CONSTRAINT ck_audit_event_personal CHECK (octet_length(personal) BETWEEN 18 AND 16400),
        event text NOT NULL,
        actor uuid,
        session_id uuid,
        source_address text,
        object_type text,
        object_id uuid,
        label_id int4,
        decision text NOT NULL CONSTRAINT ck_audit_event_decision CHECK (decision IN ('allow', 'deny')),
        outcome text NOT NULL CONSTRAINT ck_audit_event_outcome CHECK (outcome IN ('success', 'failure')),
        reason text,
        correlation_id uuid NOT NULL
      ) PARTITION BY RANGE (id);
      COMMENT ON COLUMN audit.audit_event.mac IS 'Forward-secure code over number and body; only the auditor can check it.';
      COMMENT ON COLUMN audit.audit_event.personal IS '16 random bytes, then what the record says of persons, as canonical JSON; the body holds its hash. NULL: nothing, or erased.';
      CREATE INDEX ix_audit_event_actor ON audit.audit_event (actor, id DESC);
      CREATE INDEX ix_audit_event_object ON audit.audit_event (object_id, id DESC) WHERE object_id IS NOT NULL;
      CREATE TABLE audit.audit_pending (id uuid CONSTRAINT pk_audit_pending PRIMARY KEY);

      GRANT INSERT ON audit.audit_event TO ruche_app, ruche_auth, ruche_relay, ruche_worker, ruche_sequencer;
      GRANT SELECT, INSERT, DELETE ON audit.audit_pending TO ruche_definer;
      GRANT SELECT ON audit.audit_event, audit.audit_pending TO ruche_backup, ruche_auditor;
      ALTER TABLE audit.audit_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE audit.audit_pending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY audit_event_app ON audit.audit_event FOR INSERT TO ruche_app
        WITH CHECK (actor = (SELECT access.me()) AND session_id = (SELECT access.session_id()));
      CREATE POLICY audit_event_auth ON audit.audit_event FOR INSERT TO ruche_auth WITH CHECK (true);
      CREATE POLICY audit_event_system ON audit.audit_event FOR INSERT TO ruche_relay, ruche_worker, ruche_sequencer
        WITH CHECK (actor IS NULL);
      CREATE POLICY audit_event_read ON audit.audit_event FOR SELECT TO ruche_auditor USING (true);
      CREATE POLICY audit_pending_read ON audit.audit_pending FOR SELECT TO ruche_auditor USING (true);
    `);
    for (const fn of [PEND, STANDING, REFUSE_CHANGE, MAKE_PARTITIONS]) await db.query(definerFunction(fn));
    await db.query(`
      CREATE TRIGGER audit_event_pend AFTER INSERT ON audit.audit_event
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit.pend();
      CREATE TRIGGER audit_event_keep BEFORE UPDATE OR DELETE ON audit.audit_event
        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
      CREATE TRIGGER audit_event_keep_all BEFORE TRUNCATE ON audit.audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
      -- Who makes and drops its partitions owns it; nobody logs in as him.
      ALTER TABLE audit.audit_event OWNER TO ruche_definer;
      CREATE TABLE audit.audit_event_other PARTITION OF audit.audit_event DEFAULT;
      ALTER TABLE audit.audit_event_other ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE audit.audit_event_other OWNER TO ruche_definer;
      SELECT audit.make_partitions(3);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA audit CASCADE');
  }
}
