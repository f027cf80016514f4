import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { ERASE_IDENTITIES, LET_ERASURE, NEXT_ERASURE } from './erasure.sql.js';

const FUNCTIONS = [LET_ERASURE, NEXT_ERASURE, ERASE_IDENTITIES];

/** What old records say of persons is erased; the records and their leaves stay (ADR 3 of this lib). */
export class AuditErasure1763720101550 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit.erasure (
        event_id uuid CONSTRAINT pk_erasure PRIMARY KEY,
        from_index bigint NOT NULL,
        to_index bigint NOT NULL,
        done_index bigint NOT NULL,
        CONSTRAINT ck_erasure_range CHECK (0 <= from_index AND from_index <= done_index AND done_index <= to_index)
      );
      COMMENT ON TABLE audit.erasure IS 'Places of the log of which nothing tells of persons any more, as its record event_id announces.';
      COMMENT ON COLUMN audit.erasure.to_index IS 'The first place behind them.';
      COMMENT ON COLUMN audit.erasure.done_index IS 'The first place that is still to be erased.';
      GRANT SELECT, INSERT, UPDATE ON audit.erasure TO ruche_definer;
      GRANT SELECT ON audit.erasure TO ruche_backup, ruche_auditor;
      ALTER TABLE audit.erasure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY erasure_read ON audit.erasure FOR SELECT TO ruche_auditor USING (true);
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(`
      DROP TRIGGER audit_event_keep ON audit.audit_event;
      CREATE TRIGGER audit_event_keep BEFORE DELETE ON audit.audit_event
        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
      CREATE TRIGGER audit_event_erase BEFORE UPDATE ON audit.audit_event
        FOR EACH ROW EXECUTE FUNCTION audit.let_erasure();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER audit_event_erase ON audit.audit_event;
      DROP TRIGGER audit_event_keep ON audit.audit_event;
      CREATE TRIGGER audit_event_keep BEFORE UPDATE OR DELETE ON audit.audit_event
        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
      ${FUNCTIONS.map(({ name }) => `DROP FUNCTION ${name};`).join('\n      ')}
      DROP TABLE audit.erasure;
    `);
  }
}
