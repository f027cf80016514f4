import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { CANONICAL, HAS_KEYS, NAMES_KNOWN, POLICY_FAULT, POLICY_NEEDED } from './policy-body.sql.js';
import {
  ACTIVATE_POLICY,
  ACTIVE_POLICIES,
  JUDGE_POLICY,
  MY_HUMAN,
  OPEN_PROPOSALS,
  POLICY_OFFICER,
  PROPOSE_POLICY,
} from './policy-proposals.sql.js';

/** The activation of a policy's version by two persons. */
export class Policies1763720080000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE access.policy_proposal (
        id uuid CONSTRAINT pk_policy_proposal PRIMARY KEY,
        policy_id text COLLATE "C" NOT NULL,
        version int4 NOT NULL,
        hash text NOT NULL,
        body jsonb NOT NULL,
        proposed_by uuid NOT NULL,
        proposed_human text NOT NULL,
        proposed_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL DEFAULT now() + interval '24 hours',
        activated_by uuid,
        activated_at timestamptz,
        CONSTRAINT ck_policy_proposal_activated CHECK ((activated_by IS NULL) = (activated_at IS NULL))
      );
      GRANT SELECT, INSERT, UPDATE (activated_by, activated_at) ON access.policy_proposal TO ruche_definer;
      GRANT INSERT, UPDATE (version, hash, body, activated_at) ON access.policy TO ruche_definer;
      GRANT SELECT ON access.policy_proposal TO ruche_backup;
      ALTER TABLE access.policy_proposal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name } of [...FUNCTIONS].reverse()) await db.query(`DROP FUNCTION ${name}`);
    await db.query(`
      DROP TABLE access.policy_proposal;
      REVOKE INSERT, UPDATE (version, hash, body, activated_at) ON access.policy FROM ruche_definer;
    `);
  }
}

const FUNCTIONS = [
  CANONICAL,
  HAS_KEYS,
  NAMES_KNOWN,
  POLICY_FAULT,
  POLICY_NEEDED,
  POLICY_OFFICER,
  MY_HUMAN,
  JUDGE_POLICY,
  PROPOSE_POLICY,
  ACTIVATE_POLICY,
  OPEN_PROPOSALS,
  ACTIVE_POLICIES,
];
