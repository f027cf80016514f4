import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { CHECKPOINT_OVER, LOG_PEOPLE, LOG_RECORDS, LOG_STATE } from './reading-log.sql.js';
import { SEARCH_LOG } from './search-log.sql.js';

const FUNCTIONS = [SEARCH_LOG, LOG_RECORDS, CHECKPOINT_OVER, LOG_STATE, LOG_PEOPLE];

/** Each finds its own by the column, newest first; what is rare in a column costs no other record anything. */
const INDEXES: Readonly<Record<string, string>> = {
  event: '(event, id DESC)',
  session: '(session_id, id DESC) WHERE session_id IS NOT NULL',
  source: '(source_address, id DESC) WHERE source_address IS NOT NULL',
  label: '(label_id, id DESC) WHERE label_id IS NOT NULL',
  correlation: '(correlation_id, id DESC)',
  denied: `(decision, id DESC) WHERE decision <> 'allow'`,
  failed: `(outcome, id DESC) WHERE outcome <> 'success'`,
};

/** Officers and auditors ask the log: only through functions that ask the seal who they are. */
export class AuditTimeline1763720101600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES))
      await db.query(`CREATE INDEX ix_audit_event_${name} ON audit.audit_event ${on}`);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name } of FUNCTIONS) await db.query(`DROP FUNCTION ${name}`);
    for (const name of Object.keys(INDEXES)) await db.query(`DROP INDEX audit.ix_audit_event_${name}`);
  }
}
