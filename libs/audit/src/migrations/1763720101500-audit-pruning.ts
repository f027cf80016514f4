import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { PRUNE } from './pruning.sql.js';

/** Records whose time is over go by whole months; their leaves stay, so that the tree stays whole. */
export class AuditPruning1763720101500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit.pruned (
        part text CONSTRAINT pk_pruned PRIMARY KEY,
        from_index bigint NOT NULL,
        to_index bigint NOT NULL,
        pruned_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT ck_pruned_range CHECK (from_index <= to_index)
      );
      COMMENT ON TABLE audit.pruned IS 'Months of the log whose records are gone, and between which places they lay.';
      COMMENT ON COLUMN audit.pruned.to_index IS 'The first place behind them.';
      GRANT SELECT, INSERT ON audit.pruned TO ruche_definer;
      GRANT SELECT ON audit.pruned TO ruche_backup, ruche_auditor;
      ALTER TABLE audit.pruned ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY pruned_read ON audit.pruned FOR SELECT TO ruche_auditor USING (true);
      CREATE TRIGGER pruned_keep BEFORE UPDATE OR DELETE ON audit.pruned
        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
    `);
    await db.query(definerFunction(PRUNE));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION ${PRUNE.name}; DROP TABLE audit.pruned`);
  }
}
