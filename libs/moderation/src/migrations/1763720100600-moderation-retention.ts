import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { underHold } from '#retention';

/** What was reported, decided and reviewed goes with the message that it was about. */
export class ModerationRetention1763720100600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      GRANT USAGE, CREATE ON SCHEMA moderation TO ruche_definer;
      GRANT DELETE ON moderation.report, moderation.decision, moderation.spill TO ruche_definer;
      CREATE INDEX ix_report_place ON moderation.report (space_id);
      CREATE INDEX ix_spill_space ON moderation.spill (space_id);
      INSERT INTO retention.content (name, destroyer) VALUES ('moderation', 'moderation.destroy_expired');
    `);
    await db.query(definerFunction(DESTROY_EXPIRED));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION moderation.destroy_expired;
      DELETE FROM retention.content WHERE name = 'moderation';
      DROP INDEX moderation.ix_spill_space, moderation.ix_report_place;
      REVOKE DELETE ON moderation.report, moderation.decision, moderation.spill FROM ruche_definer;
    `);
  }
}

/** Rows of a table whose message is gone, but for those in which one of these people, at that time, wrote under a hold. */
const gone = (table: string, writers: readonly (readonly [person: string, at: string])[]): string => `
          gone_${table} AS (DELETE FROM moderation.${table} x WHERE x.id = ANY (ARRAY(
            SELECT t.id FROM moderation.${table} t WHERE t.space_id = of_space
              AND NOT EXISTS (SELECT FROM messaging.message m WHERE m.id = t.message_id)
              AND NOT (${writers.map(([person, at]) => underHold('t.space_id', `t.${person}`, `t.${at}`)).join(' OR ')})
            LIMIT most FOR UPDATE OF t SKIP LOCKED)) RETURNING x.label_id)`;

/**
 * The sweep takes content by its name, so messages are before it; what an undone import took along is found, too. The log
 * keeps that it was.
 */
const DESTROY_EXPIRED = {
  name: 'moderation.destroy_expired',
  args: 'of_space uuid, most int4',
  returns: 'TABLE (label_id int4, destroyed int4)',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      RETURN QUERY
        WITH ${gone('report', [['reporter_id', 'reported_at']])},${gone('decision', [
          ['decided_by', 'decided_at'],
          ['author_id', 'appealed_at'],
          ['appeal_decided_by', 'appeal_decided_at'],
        ])},${gone('spill', [
          ['reporter_id', 'opened_at'],
          ['proposed_by', 'proposed_at'],
        ])}
        SELECT a.label_id, count(*)::int4 FROM (SELECT r.label_id FROM gone_report r
          UNION ALL SELECT d.label_id FROM gone_decision d UNION ALL SELECT s.label_id FROM gone_spill s) a
        GROUP BY a.label_id;
    END`,
} as const;
