import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';

/**
 * The audit log as it is written: exact canonical bytes, with columns projected from them for searching. Plain inserts
 * in the transaction of what they tell; sealing into the tree happens afterwards, from audit_pending. Nobody holds
 * UPDATE or DELETE. A caller can only write records of himself: the seal says who he is.
 */
export class AuditEvent1763720020000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA audit;
      GRANT USAGE, CREATE ON SCHEMA audit TO ruche_definer;
      GRANT USAGE ON SCHEMA audit TO ruche_app, ruche_auth, ruche_relay, ruche_worker;

      CREATE TABLE audit.audit_event (
        id uuid CONSTRAINT pk_audit_event PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        emitter uuid NOT NULL,
        emitter_seq bigint NOT NULL,
        mac bytea,
        body bytea NOT NULL CONSTRAINT ck_audit_event_body CHECK (octet_length(body) <= 16384),
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
        correlation_id uuid NOT NULL,
        CONSTRAINT uq_audit_event_emitter UNIQUE (emitter, emitter_seq)
      );
      COMMENT ON COLUMN audit.audit_event.mac IS 'Forward-secure code over body; NULL for records made before emitters had keys.';
      CREATE INDEX ix_audit_event_actor ON audit.audit_event (actor, id DESC);
      CREATE INDEX ix_audit_event_object ON audit.audit_event (object_id, id DESC) WHERE object_id IS NOT NULL;
      CREATE TABLE audit.audit_pending (id uuid CONSTRAINT pk_audit_pending PRIMARY KEY);

      GRANT INSERT ON audit.audit_event TO ruche_app, ruche_auth, ruche_relay, ruche_worker;
      GRANT INSERT ON audit.audit_pending TO ruche_definer;
      GRANT SELECT ON audit.audit_event, audit.audit_pending TO ruche_backup;
      ALTER TABLE audit.audit_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE audit.audit_pending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY audit_event_app ON audit.audit_event FOR INSERT TO ruche_app
        WITH CHECK (actor = (SELECT access.me()) AND session_id = (SELECT access.session_id()));
      CREATE POLICY audit_event_auth ON audit.audit_event FOR INSERT TO ruche_auth WITH CHECK (true);
      CREATE POLICY audit_event_system ON audit.audit_event FOR INSERT TO ruche_relay, ruche_worker
        WITH CHECK (actor IS NULL);
    `);
    await db.query(definerFunction(PEND));
    await db.query(`
      CREATE TRIGGER audit_event_pend AFTER INSERT ON audit.audit_event
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit.pend();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA audit CASCADE');
  }
}

/** Queues records for sealing by a trigger, so that no writer can leave one out. */
const PEND = {
  name: 'audit.pend',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO audit.audit_pending (id) SELECT id FROM added;
      RETURN NULL;
    END`,
} as const;
