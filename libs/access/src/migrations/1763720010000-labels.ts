import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { CAP_CLEARANCE, READABLE_LABELS } from './clearances.sql.js';
import { COVERS, DOMINATES, HOLDINGS } from './dominates.sql.js';
import {
  FITS_BELOW,
  INTERN_LABEL,
  JUDGE_AGAIN,
  LIES_BELOW,
  PUT_LABEL,
  WITHIN_CEILING,
  WITHIN_SITE,
} from './interned-labels.sql.js';
import { HELD_IN, LABEL_FAULT, LABEL_FAULT_IN, LABEL_KEY, LEAST_UPPER_BOUND } from './label-algebra.sql.js';
import { KEEP_POLICY_RULES, LEVEL_RANK, LEVEL_REACHED, POLICY_RULES } from './policy-rules.sql.js';

/**
 * Policies, the site's ceiling and the interned labels. A label is a row; what carries it holds an integer; what a
 * person may read is a set of integers, computed over this table once for a clearance and a generation.
 */
export class Labels1763720010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE access.policy (
        id text COLLATE "C" CONSTRAINT pk_policy PRIMARY KEY,
        version int4 NOT NULL,
        hash text NOT NULL,
        body jsonb NOT NULL,
        rules jsonb NOT NULL,
        activated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE access.site (
        one boolean CONSTRAINT pk_site PRIMARY KEY DEFAULT true CONSTRAINT ck_site_one CHECK (one),
        main_policy text NOT NULL CONSTRAINT fk_site_policy REFERENCES access.policy (id),
        ceiling_level text NOT NULL
      );
      CREATE TABLE access.label (
        id int4 GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_label PRIMARY KEY,
        wire_id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT uq_label_wire_id UNIQUE,
        key text COLLATE "C" NOT NULL CONSTRAINT uq_label_key UNIQUE,
        parts jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE access.generation (
        one boolean CONSTRAINT pk_generation PRIMARY KEY DEFAULT true CONSTRAINT ck_generation_one CHECK (one),
        value bigint NOT NULL DEFAULT 1
      );
      INSERT INTO access.generation DEFAULT VALUES;
      CREATE TABLE access.readable (
        clearance_hash bytea NOT NULL,
        generation bigint NOT NULL,
        labels int4[] NOT NULL,
        CONSTRAINT pk_readable PRIMARY KEY (clearance_hash, generation)
      );
      CREATE TABLE access.below (
        label_id int4 NOT NULL,
        ceiling_id int4 NOT NULL,
        generation bigint NOT NULL,
        within boolean NOT NULL,
        CONSTRAINT pk_below PRIMARY KEY (label_id, ceiling_id, generation)
      );
      COMMENT ON TABLE access.below IS 'What was judged of a label and a ceiling in a generation of labels and policies.';
      GRANT SELECT ON access.policy, access.site TO ruche_definer, ruche_relay;
      GRANT SELECT, INSERT ON access.label TO ruche_definer;
      GRANT SELECT ON access.label TO ruche_app, ruche_relay;
      GRANT SELECT, UPDATE ON access.generation TO ruche_definer;
      GRANT SELECT, INSERT, DELETE ON access.readable, access.below TO ruche_definer;
      GRANT SELECT ON access.policy, access.site, access.label, access.generation, access.readable, access.below TO ruche_backup;
      ALTER TABLE access.policy ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE access.site ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE access.label ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE access.generation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE access.readable ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE access.below ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY policy_relay ON access.policy FOR SELECT TO ruche_relay USING (true);
      CREATE POLICY policy_owner ON access.policy TO ruche_owner USING (true) WITH CHECK (true);
      CREATE POLICY site_relay ON access.site FOR SELECT TO ruche_relay USING (true);
      CREATE POLICY site_owner ON access.site TO ruche_owner USING (true) WITH CHECK (true);
      CREATE POLICY label_select ON access.label FOR SELECT TO ruche_app
        USING (id = ANY ((SELECT access.labels())::int4[]));
      CREATE POLICY label_relay ON access.label FOR SELECT TO ruche_relay USING (true);
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(`
      CREATE TRIGGER policy_rules BEFORE INSERT OR UPDATE ON access.policy
        FOR EACH ROW EXECUTE FUNCTION ${KEEP_POLICY_RULES.name}();
      CREATE TRIGGER policy_judge_again AFTER INSERT OR UPDATE OR DELETE ON access.policy
        FOR EACH STATEMENT EXECUTE FUNCTION ${JUDGE_AGAIN.name}();
      CREATE TRIGGER site_judge_again AFTER INSERT OR UPDATE OR DELETE ON access.site
        FOR EACH STATEMENT EXECUTE FUNCTION ${JUDGE_AGAIN.name}();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER policy_rules ON access.policy;
      DROP TRIGGER policy_judge_again ON access.policy;
      DROP TRIGGER site_judge_again ON access.site;
    `);
    for (const { name } of [...FUNCTIONS].reverse()) await db.query(`DROP FUNCTION ${name}`);
    await db.query(
      `DROP TABLE access.below, access.readable, access.generation, access.label, access.site, access.policy`,
    );
  }
}

const FUNCTIONS = [
  JUDGE_AGAIN,
  POLICY_RULES,
  KEEP_POLICY_RULES,
  LEVEL_RANK,
  LEVEL_REACHED,
  LABEL_FAULT_IN,
  LABEL_FAULT,
  LABEL_KEY,
  HELD_IN,
  HOLDINGS,
  COVERS,
  DOMINATES,
  LEAST_UPPER_BOUND,
  CAP_CLEARANCE,
  READABLE_LABELS,
  PUT_LABEL,
  WITHIN_SITE,
  INTERN_LABEL,
  FITS_BELOW,
  WITHIN_CEILING,
  LIES_BELOW,
];
