import type pg from 'pg';
import type { Label } from '#contracts';

/** Printed with every difference: the same seed gives the same cases. */
export const SEED = 20_261_121;
const BATCH = 5_000;

/** Answers of `expression` over `a` and `b` for each pair, in their order. */
export async function answers(
  client: pg.Client,
  expression: string,
  pairs: readonly (readonly [unknown, unknown])[],
) {
  const all: unknown[] = [];
  for (let from = 0; from < pairs.length; from += BATCH) {
    const batch = pairs.slice(from, from + BATCH);
    const { rows } = await client.query<{ answer: unknown }>(
      `SELECT ${expression} AS answer FROM unnest($1::jsonb[], $2::jsonb[]) WITH ORDINALITY p (a, b, i) ORDER BY i`,
      [batch.map(([a]) => JSON.stringify(a)), batch.map(([, b]) => JSON.stringify(b))],
    );
    all.push(...rows.map(({ answer }) => answer));
  }
  return all;
}

/** The first pair on which the two sides differ, with the seed; null when none does. */
export async function difference<A, B>(
  client: pg.Client,
  expression: string,
  pairs: readonly (readonly [A, B])[],
  twin: (a: A, b: B) => unknown,
) {
  const sql = await answers(client, expression, pairs);
  const at = pairs.findIndex(([a, b], index) => JSON.stringify(sql[index]) !== JSON.stringify(twin(a, b)));
  return at === -1
    ? null
    : { seed: SEED, pair: pairs[at], sql: sql[at], typescript: twin(...(pairs[at] as [A, B])) };
}

/** The same label in another spelling: lists repeated and turned round. */
export function shuffled(label: Label): Label {
  const permissive = Object.entries(label.permissive).map(([tag, values]) => [
    tag,
    [...values, ...values].reverse(),
  ]);
  return {
    ...label,
    restrictive: [...label.restrictive, ...label.restrictive].reverse(),
    permissive: Object.fromEntries(permissive.reverse()) as Label['permissive'],
  };
}

/** Text of a value with the names of its objects in order: jsonb keeps no order of names. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
