import type pg from 'pg';
import type { AuditEventName } from '#contracts';
import type { Id } from '#kernel';

/** An object that carries another label than the log gave it last. Labels under the names that are shown outside. */
export interface LabelDifference {
  readonly id: Id;
  readonly held: Id;
  readonly recorded: Id | null;
  /** The record that gave it its label. */
  readonly record: Id;
}

export interface Reconciled {
  readonly table: string;
  readonly looked: number;
  /** Rows whose label no record gave: planted, or brought in with an import. */
  readonly unrecorded: number;
  readonly differing: readonly LabelDifference[];
}

interface Page {
  readonly last_id: Id | null;
  readonly looked: number;
  readonly unrecorded: number;
  readonly differing: readonly LabelDifference[];
}

const AT_ONCE = 2_000;

/**
 * Compares the label of every piece of content with the last one that the audit log gave it: what somebody changed in
 * the database, and told nobody, shows.
 * @param client as `ruche_auditor`. @param events those that give their object a label.
 */
export async function reconcileLabels(
  client: pg.ClientBase,
  events: readonly AuditEventName[],
): Promise<readonly Reconciled[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM spaces.content_tables() name');
  const reconciled: Reconciled[] = [];
  for (const { name } of rows) reconciled.push(await reconcileTable(client, name, events));
  return reconciled;
}

async function reconcileTable(
  client: pg.ClientBase,
  table: string,
  events: readonly AuditEventName[],
): Promise<Reconciled> {
  let [looked, unrecorded, after] = [0, 0, null as Id | null];
  const differing: LabelDifference[] = [];
  for (;;) {
    const { rows } = await client.query<Page>('SELECT * FROM spaces.label_differences($1, $2, $3, $4)', [
      table,
      events,
      after,
      AT_ONCE,
    ]);
    const [page] = rows;
    if (!page?.last_id) return { table, looked, unrecorded, differing };
    looked += page.looked;
    unrecorded += page.unrecorded;
    differing.push(...page.differing);
    after = page.last_id;
  }
}
