import type { QueryResultRow } from 'pg';

/** Runs one statement under a role that may write records of nobody in particular. */
export interface SystemAuditWriter {
  query<Row extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
}

/** Injection token: the app gives the pool of its own system role. */
export const SYSTEM_AUDIT_WRITER = Symbol('SYSTEM_AUDIT_WRITER');
