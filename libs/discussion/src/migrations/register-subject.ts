import type { QueryRunner } from 'typeorm';

export interface SubjectTable {
  readonly type: string;
  /** Schema-qualified; its rows have id, space_id and label_id. */
  readonly table: string;
  /** SQL on a row `t`: while it holds, the row may be talked about. */
  readonly condition: string;
}

/** For migrations of features: from now on rows of this table are reacted to and commented. */
export async function registerSubject(
  db: QueryRunner,
  { type, table, condition }: SubjectTable,
): Promise<void> {
  await db.query(
    `INSERT INTO discussion.subject_table (subject_type, name, condition) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT pk_subject_table DO UPDATE SET name = EXCLUDED.name, condition = EXCLUDED.condition`,
    [type, table, condition],
  );
}

export async function unregisterSubject(db: QueryRunner, type: string): Promise<void> {
  await db.query('DELETE FROM discussion.subject_table WHERE subject_type = $1', [type]);
}
