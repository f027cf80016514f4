import type { AccessService, RequestContext } from '#access';
import { runNamed } from '#database';

const COLUMNS: Readonly<Record<string, string>> = { labelId: 'label_id', spaceId: 'space_id' };

/** The rows under an alias that the caller may read, as a condition whose parameters carry the alias in their name. */
function scopeOf(
  access: AccessService,
  ctx: RequestContext,
  subject: 'ReferenceList' | 'ReferenceEntry',
  alias: string,
) {
  return access.scope(ctx, 'read', subject, (field) => {
    const column = COLUMNS[field];
    if (column === undefined) throw new Error(`rules speak of ${field}, which ${alias} has not`);
    return `${alias}.${column}`;
  });
}

export interface Scopes {
  /** Condition on `l`, a reference.list. */
  readonly list: string;
  /** Condition on `e`, a reference.entry. */
  readonly entry: string;
}

/**
 * Runs a statement on lists (`l`) and entries (`e`) within the caller's scope.
 * @param text makes the statement; what it takes from `values` is written `:name`.
 */
export function runScoped<Row>(
  access: AccessService,
  ctx: RequestContext,
  text: (scopes: Scopes) => string,
  values: Readonly<Record<string, unknown>>,
): Promise<Row[]> {
  const list = scopeOf(access, ctx, 'ReferenceList', 'l');
  const entry = scopeOf(access, ctx, 'ReferenceEntry', 'e');
  // Both scopes number their parameters from 0.
  const renamed = entry.sql.replaceAll(':scope_', ':entry_scope_');
  const entryParameters = Object.fromEntries(
    Object.entries(entry.parameters).map(([name, value]): [string, unknown] => [`entry_${name}`, value]),
  );
  return runNamed<Row>(text({ list: `(${list.sql})`, entry: `(${renamed})` }), {
    ...list.parameters,
    ...entryParameters,
    ...values,
  });
}
