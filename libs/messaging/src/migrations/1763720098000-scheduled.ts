import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { READABLE } from './entry.sql.js';

/** Messages that are sent later. The time and the state stand with the job; here lie the words, under their label. */
export class Scheduled1763720098000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT USAGE, CREATE ON SCHEMA messaging TO ruche_definer;
      CREATE TABLE messaging.scheduled (
        id uuid CONSTRAINT pk_scheduled PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT fk_scheduled_person REFERENCES people.profile (id),
        conversation_id uuid NOT NULL,
        space_id uuid NOT NULL,
        label_id int4 NOT NULL CONSTRAINT fk_scheduled_label REFERENCES access.label (id),
        job_id uuid NOT NULL,
        body text NOT NULL CONSTRAINT ck_scheduled_body CHECK (length(body) <= 20000),
        request jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT fk_scheduled_conversation FOREIGN KEY (conversation_id, space_id)
          REFERENCES messaging.conversation (id, space_id)
      );
      COMMENT ON COLUMN messaging.scheduled.job_id IS 'Of auth.job. No foreign key: a job that is over is forgotten after a month, the words are their writer''s.';
      COMMENT ON COLUMN messaging.scheduled.request IS 'What the message answers, quotes and asks: ids, never words.';
      CREATE INDEX ix_scheduled_person ON messaging.scheduled (person_id, id DESC);
      CREATE INDEX ix_scheduled_conversation ON messaging.scheduled (conversation_id);
      GRANT SELECT, INSERT, UPDATE (body, job_id), DELETE ON messaging.scheduled TO ruche_app;
      GRANT SELECT ON messaging.scheduled TO ruche_definer, ruche_backup;
      ALTER TABLE messaging.scheduled ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY scheduled_own ON messaging.scheduled TO ruche_app
        USING (person_id = (SELECT access.me()) AND ${READABLE})
        WITH CHECK (person_id = (SELECT access.me()) AND ${READABLE}
          AND EXISTS (SELECT FROM messaging.conversation c WHERE c.id = conversation_id AND c.space_id = scheduled.space_id));
    `);
    await db.query(definerFunction(KEEPS_SCHEDULED));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION messaging.keeps_scheduled');
    await db.query('DROP TABLE messaging.scheduled');
  }
}

/** Whether the caller has this, even under a label that he does not read now: what is not there was sent or deleted. */
const KEEPS_SCHEDULED = {
  name: 'messaging.keeps_scheduled',
  args: 'asked uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN EXISTS (SELECT FROM messaging.scheduled s WHERE s.id = asked AND s.person_id = access.me());
    END`,
} as const;
