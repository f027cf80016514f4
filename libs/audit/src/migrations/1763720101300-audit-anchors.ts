import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import {
  ADD_COSIGNATURE,
  ANCHOR_POSITION,
  COSIGNATURES_AFTER,
  LAST_TOLD_COSIGNATURE,
  MOVE_ANCHOR,
  RECORDS_TO_ANCHOR,
  TELL_COSIGNATURE,
} from './anchors.sql.js';

const FUNCTIONS = [
  ANCHOR_POSITION,
  MOVE_ANCHOR,
  RECORDS_TO_ANCHOR,
  ADD_COSIGNATURE,
  COSIGNATURES_AFTER,
  LAST_TOLD_COSIGNATURE,
  TELL_COSIGNATURE,
];

const TABLES = ['anchor', 'cosignature', 'told_cosignature'];

/** How far places outside the database hold the log, and what witnesses said of its checkpoints. */
export class AuditAnchors1763720101300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit.anchor (
        name text CONSTRAINT pk_anchor PRIMARY KEY CONSTRAINT ck_anchor_name CHECK (char_length(name) BETWEEN 1 AND 100),
        position bigint NOT NULL DEFAULT 0,
        moved_at timestamptz(3) NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN audit.anchor.position IS 'How many records of the log, from its beginning, the place has.';

      CREATE TABLE audit.cosignature (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_cosignature PRIMARY KEY,
        checkpoint_id bigint NOT NULL CONSTRAINT fk_cosignature_checkpoint REFERENCES audit.checkpoint,
        witness text NOT NULL CONSTRAINT ck_cosignature_witness CHECK (char_length(witness) BETWEEN 1 AND 400),
        line text NOT NULL CONSTRAINT ck_cosignature_line CHECK (char_length(line) BETWEEN 1 AND 1000),
        added_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT uq_cosignature UNIQUE (checkpoint_id, line)
      );
      COMMENT ON COLUMN audit.cosignature.witness IS 'The key of the witness, as C2SP writes verifier keys.';
      COMMENT ON COLUMN audit.cosignature.line IS 'His signature, a line of the signed note.';

      CREATE TABLE audit.told_cosignature (
        one boolean CONSTRAINT pk_told_cosignature PRIMARY KEY DEFAULT true
          CONSTRAINT ck_told_cosignature_one CHECK (one),
        id bigint NOT NULL DEFAULT 0
      );
      COMMENT ON TABLE audit.told_cosignature IS 'The last cosignature that a record of the log tells of.';
      INSERT INTO audit.told_cosignature DEFAULT VALUES;

      GRANT SELECT, INSERT, UPDATE ON audit.anchor TO ruche_definer;
      GRANT SELECT, INSERT ON audit.cosignature TO ruche_definer;
      GRANT SELECT, UPDATE ON audit.told_cosignature TO ruche_definer;
      GRANT SELECT ON audit.anchor, audit.cosignature, audit.told_cosignature TO ruche_backup;
      GRANT SELECT ON audit.anchor, audit.cosignature TO ruche_auditor;
      ${TABLES.map((table) => `ALTER TABLE audit.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`).join('\n      ')}
      CREATE POLICY anchor_read ON audit.anchor FOR SELECT TO ruche_auditor USING (true);
      CREATE POLICY cosignature_read ON audit.cosignature FOR SELECT TO ruche_auditor USING (true);
      CREATE TRIGGER cosignature_keep BEFORE UPDATE OR DELETE ON audit.cosignature
        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name } of FUNCTIONS) await db.query(`DROP FUNCTION ${name}`);
    await db.query('DROP TABLE audit.told_cosignature, audit.cosignature, audit.anchor');
  }
}
