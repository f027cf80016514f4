import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';

/** What the auditor asks of content: where it carries another label than the log says. Ids and labels, never words. */
export class LabelDifferences1763720101400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('GRANT USAGE ON SCHEMA spaces TO ruche_auditor');
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name } of FUNCTIONS) await db.query(`DROP FUNCTION ${name}`);
    await db.query('REVOKE USAGE ON SCHEMA spaces FROM ruche_auditor');
  }
}

const CONTENT_TABLES = {
  name: 'spaces.content_tables',
  args: '',
  returns: 'SETOF text',
  language: 'sql',
  volatility: 'STABLE',
  callableBy: ['ruche_auditor'],
  body: 'SELECT t.name FROM spaces.content_table t ORDER BY t.name',
} as const;

/**
 * A page of one table of content: its last id (NULL for an empty page), how many rows it has, how many of them no
 * record names, and those whose label is not the one of the last record that gave them one. The bodies count, not the
 * columns that repeat them.
 * @param events those that give their object the label that they name.
 */
const LABEL_DIFFERENCES = {
  name: 'spaces.label_differences',
  args: 'content text, events text[], after uuid, most int4',
  returns: 'TABLE (last_id uuid, looked int4, unrecorded int4, differing jsonb)',
  volatility: 'STABLE',
  callableBy: ['ruche_auditor'],
  body: `
    BEGIN
      IF NOT EXISTS (SELECT FROM spaces.content_table t WHERE t.name = content) THEN
        RAISE invalid_parameter_value USING MESSAGE = 'no table of content';
      END IF;
      RETURN QUERY EXECUTE format($sql$
        WITH page AS MATERIALIZED (
          SELECT c.id, c.label_id FROM %s c WHERE $2 IS NULL OR c.id > $2 ORDER BY c.id LIMIT least($3, 5000)
        ), judged AS (
          SELECT page.id, l.wire_id AS held, record.id AS record, record.label
          FROM page JOIN access.label l ON l.id = page.label_id
            LEFT JOIN LATERAL (
              SELECT e.id, (convert_from(e.body, 'UTF8')::jsonb ->> 'label')::uuid AS label FROM audit.audit_event e
              WHERE e.object_id = page.id AND e.event = ANY ($1) ORDER BY e.id DESC LIMIT 1) record ON true
        )
        SELECT (SELECT page.id FROM page ORDER BY page.id DESC LIMIT 1), count(*)::int4,
          (count(*) FILTER (WHERE judged.record IS NULL))::int4,
          coalesce(jsonb_agg(jsonb_build_object('id', judged.id, 'held', judged.held, 'recorded', judged.label,
            'record', judged.record)) FILTER (WHERE judged.record IS NOT NULL AND judged.label IS DISTINCT FROM judged.held), '[]')
        FROM judged$sql$, content::regclass) USING events, after, most;
    END`,
} as const;

const FUNCTIONS = [CONTENT_TABLES, LABEL_DIFFERENCES];
