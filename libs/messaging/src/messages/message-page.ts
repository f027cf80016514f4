import type { MessageQuery } from '#contracts';
import { DEFAULT_PAGE_SIZE, firstIdAt, type Id } from '#kernel';
import type { MessageRow } from './message-row.js';
import type { Stretch } from './messages.repository.js';

export interface RowPage {
  /** Newest first. */
  readonly rows: readonly MessageRow[];
  readonly next: Id | null;
  readonly previous: Id | null;
}

/** Reads one page by its query; `read` gives one stretch. Which side has more is told by one row more than asked for. */
export async function readPage(
  { limit = DEFAULT_PAGE_SIZE, before, after, around, at }: MessageQuery,
  read: (stretch: Stretch) => Promise<readonly MessageRow[]>,
): Promise<RowPage> {
  const middle = around ?? (at === undefined ? undefined : firstIdAt(new Date(at)));
  if (middle !== undefined) return readAround(middle, limit, read);
  if (after !== undefined) {
    const newer = await read({ from: { than: '>', id: after }, most: limit + 1 });
    const rows = newer.slice(-limit);
    return { rows, next: rows.at(-1)?.id ?? null, previous: newer.length > limit ? firstOf(rows) : null };
  }
  const older = await read({
    from: before === undefined ? null : { than: '<', id: before },
    most: limit + 1,
  });
  const rows = older.slice(0, limit);
  return {
    rows,
    next: older.length > limit ? (rows.at(-1)?.id ?? null) : null,
    previous: before === undefined ? null : firstOf(rows),
  };
}

/** The message itself and what is older fill the larger half. */
async function readAround(
  middle: Id,
  limit: number,
  read: (stretch: Stretch) => Promise<readonly MessageRow[]>,
): Promise<RowPage> {
  const below = Math.ceil(limit / 2);
  const above = limit - below;
  const [older, newer] = await Promise.all([
    read({ from: { than: '<=', id: middle }, most: below + 1 }),
    read({ from: { than: '>', id: middle }, most: above + 1 }),
  ]);
  // `slice(-0)` would be everything.
  const rows = [...newer.slice(newer.length - Math.min(above, newer.length)), ...older.slice(0, below)];
  return {
    rows,
    next: older.length > below ? (rows.at(-1)?.id ?? null) : null,
    previous: newer.length > above ? firstOf(rows) : null,
  };
}

function firstOf(rows: readonly MessageRow[]): Id | null {
  return rows[0]?.id ?? null;
}
