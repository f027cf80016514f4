import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { HAND_OUT, LET_THINNING, THIN_CHECKPOINTS } from './thinning.sql.js';

const FUNCTIONS = [LET_THINNING, THIN_CHECKPOINTS, HAND_OUT];

/** Of the checkpoints of a busy log one a minute is kept, and those that somebody may come back with (ADR 1 of this lib). */
export class AuditThinning1763720101560 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit.handed_checkpoint (
        checkpoint_id bigint CONSTRAINT pk_handed_checkpoint PRIMARY KEY
          CONSTRAINT fk_handed_checkpoint_checkpoint REFERENCES audit.checkpoint,
        handed_at timestamptz(3) NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE audit.handed_checkpoint IS 'Checkpoints that were given to a witness, and are kept.';
      GRANT SELECT, INSERT ON audit.handed_checkpoint TO ruche_definer;
      GRANT SELECT ON audit.handed_checkpoint TO ruche_backup;
      GRANT DELETE ON audit.checkpoint TO ruche_definer;
      ALTER TABLE audit.handed_checkpoint ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE TRIGGER handed_checkpoint_keep BEFORE UPDATE OR DELETE ON audit.handed_checkpoint
        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(`
      DROP TRIGGER checkpoint_keep ON audit.checkpoint;
      CREATE TRIGGER checkpoint_keep BEFORE UPDATE OR DELETE ON audit.checkpoint
        FOR EACH ROW EXECUTE FUNCTION audit.let_thinning();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER checkpoint_keep ON audit.checkpoint;
      CREATE TRIGGER checkpoint_keep BEFORE UPDATE OR DELETE ON audit.checkpoint
        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
      ${FUNCTIONS.map(({ name }) => `DROP FUNCTION ${name};`).join('\n      ')}
      REVOKE DELETE ON audit.checkpoint FROM ruche_definer;
      DROP TABLE audit.handed_checkpoint;
    `);
  }
}
