import type { AccessService, RequestContext } from '#access';
import { writingColumns } from '#spaces';
import { placeColumn } from './place-column.js';

/** SQL with named parameters. */
export interface NamedSql {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * The places inside what the caller may read, as a sub-select: the rows of messaging.conversation_label, each judged
 * once. A statement then takes one step down an index of messages for each place, and never walks through what lies
 * above the reader. OFFSET keeps the judgement out of the messages.
 */
export function readablePlaces(access: AccessService, ctx: RequestContext, which: string): NamedSql {
  const { sql, parameters } = access.scope(ctx, 'read', 'Message', placeColumn);
  return {
    sql: `SELECT place.*, ${writingColumns('place.space_id')} FROM messaging.conversation_label place
      WHERE ${which} AND (${sql}) OFFSET 0`,
    parameters,
  };
}

/** The same without who writes there, for statements that only count or look. */
export function readableLabels(access: AccessService, ctx: RequestContext, which: string): NamedSql {
  const { sql, parameters } = access.scope(ctx, 'read', 'Message', placeColumn);
  return {
    sql: `SELECT place.conversation_id, place.label_id FROM messaging.conversation_label place
      WHERE ${which} AND (${sql}) OFFSET 0`,
    parameters,
  };
}
