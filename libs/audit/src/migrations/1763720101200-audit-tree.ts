import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { HEAD_OF, NEXT_PENDING, OPEN_EMITTERS, SEAL, SEALED_RECORDS } from './tree.sql.js';

const TABLES = ['head', 'leaf', 'tile', 'checkpoint', 'emitter'];

/**
 * The tree over the log (RFC 6962, kept as C2SP tlog-tiles) and its signed checkpoints. Only the sequencer extends it,
 * and only by `audit.seal`; its signing key is never here. What a superuser changes shows in the tree, in the numbers
 * of the emitters, or against a checkpoint that was kept elsewhere.
 */
export class AuditTree1763720101200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE audit.head (
        one boolean CONSTRAINT pk_head PRIMARY KEY DEFAULT true CONSTRAINT ck_head_one CHECK (one),
        size bigint NOT NULL DEFAULT 0
      );
      COMMENT ON TABLE audit.head IS 'Its one row is locked by who seals.';
      INSERT INTO audit.head DEFAULT VALUES;

      CREATE TABLE audit.leaf (
        index bigint CONSTRAINT pk_leaf PRIMARY KEY,
        event_id uuid NOT NULL CONSTRAINT uq_leaf_event UNIQUE
      );
      COMMENT ON COLUMN audit.leaf.index IS 'Place of the record in the log, from 0, without a gap.';

      CREATE TABLE audit.tile (
        level int2 NOT NULL,
        number bigint NOT NULL,
        hashes bytea NOT NULL
          CONSTRAINT ck_tile_hashes CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
        CONSTRAINT pk_tile PRIMARY KEY (level, number)
      );
      COMMENT ON TABLE audit.tile IS 'C2SP tlog-tiles of height 8; the last of each level grows until it is full.';

      CREATE TABLE audit.checkpoint (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_checkpoint PRIMARY KEY,
        size bigint NOT NULL,
        note text NOT NULL,
        made_at timestamptz(3) NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN audit.checkpoint.note IS 'C2SP signed note: name of the log, size, root, time, signature.';
      CREATE INDEX ix_checkpoint_size ON audit.checkpoint (size);
      CREATE INDEX ix_checkpoint_made_at ON audit.checkpoint (made_at);

      CREATE TABLE audit.emitter (
        id uuid CONSTRAINT pk_emitter PRIMARY KEY,
        last_seq bigint NOT NULL,
        last_at timestamptz(3) NOT NULL,
        missing bigint[] NOT NULL DEFAULT '{}'
      );
      COMMENT ON TABLE audit.emitter IS 'Emitters that have not ended, as far as they are sealed.';
      COMMENT ON COLUMN audit.emitter.missing IS 'Numbers up to last_seq that neither came nor were declared void.';

      GRANT SELECT, UPDATE ON audit.head TO ruche_definer;
      GRANT SELECT, INSERT ON audit.leaf, audit.checkpoint TO ruche_definer;
      GRANT SELECT, INSERT, UPDATE ON audit.tile TO ruche_definer;
      GRANT SELECT, INSERT, UPDATE, DELETE ON audit.emitter TO ruche_definer;
      GRANT SELECT ON ${on(['head', 'leaf', 'tile', 'checkpoint', 'emitter'])} TO ruche_backup;
      GRANT SELECT ON ${on(['head', 'leaf', 'tile', 'checkpoint'])} TO ruche_auditor;
      GRANT SELECT ON ${on(['tile'])} TO ruche_sequencer;
      GRANT USAGE ON SCHEMA access TO ruche_auditor;
      GRANT SELECT (id, wire_id) ON access.label TO ruche_auditor;
      CREATE POLICY label_auditor ON access.label FOR SELECT TO ruche_auditor USING (true);
      ${TABLES.map((table) => `ALTER TABLE audit.${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`).join('\n      ')}
      ${['head', 'leaf', 'tile', 'checkpoint'].map((table) => `CREATE POLICY ${table}_read ON audit.${table} FOR SELECT TO ruche_auditor USING (true);`).join('\n      ')}
      CREATE POLICY tile_read_sequencer ON audit.tile FOR SELECT TO ruche_sequencer USING (true);
      ${['leaf', 'checkpoint'].map(keep).join('\n      ')}
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name } of FUNCTIONS) await db.query(`DROP FUNCTION ${name}`);
    await db.query(`
      DROP POLICY label_auditor ON access.label;
      REVOKE SELECT (id, wire_id) ON access.label FROM ruche_auditor;
      REVOKE USAGE ON SCHEMA access FROM ruche_auditor;
      DROP TABLE ${on(TABLES)};
    `);
  }
}

const FUNCTIONS = [NEXT_PENDING, HEAD_OF, SEALED_RECORDS, OPEN_EMITTERS, SEAL];

function on(tables: readonly string[]): string {
  return tables.map((table) => `audit.${table}`).join(', ');
}

function keep(table: string): string {
  return `CREATE TRIGGER ${table}_keep BEFORE UPDATE OR DELETE ON audit.${table}
        FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();`;
}
