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

/** What a page asks for: one stretch, or both sides of a message. One row more than it shows tells whether there is more. */
export function stretchesOf(query: MessageQuery): readonly Stretch[] {
  const { limit = DEFAULT_PAGE_SIZE, before, after } = query;
  const middle = middleOf(query);
  if (middle !== undefined) {
    const { below, above } = halvesOf(limit);
    return [
      { from: { than: '<=', id: middle }, most: below + 1 },
      { from: { than: '>', id: middle }, most: above + 1 },
    ];
  }
  if (after !== undefined) return [{ from: { than: '>', id: after }, most: limit + 1 }];
  return [{ from: before === undefined ? null : { than: '<', id: before }, most: limit + 1 }];
}

/** Whether the newest message of all, when there is one, is the first of the page. */
export function beginsAtNewest({ before, after, around, at }: MessageQuery): boolean {
  return [before, after, around, at].every((cursor) => cursor === undefined);
}

/** Reads one page by its query; `read` gives one stretch. */
export async function readPage(
  query: MessageQuery,
  read: (stretch: Stretch) => Promise<readonly MessageRow[]>,
): Promise<RowPage> {
  const { limit = DEFAULT_PAGE_SIZE, before, after } = query;
  const [found = [], newer = []] = await Promise.all(stretchesOf(query).map(read));
  if (middleOf(query) !== undefined) return pageAround(limit, found, newer);
  if (after !== undefined) {
    const rows = found.slice(-limit);
    return { rows, next: rows.at(-1)?.id ?? null, previous: found.length > limit ? firstOf(rows) : null };
  }
  const rows = found.slice(0, limit);
  return {
    rows,
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    previous: before === undefined ? null : firstOf(rows),
  };
}

/** The message itself and what is older fill the larger half. */
function pageAround(limit: number, older: readonly MessageRow[], newer: readonly MessageRow[]): RowPage {
  const { below, above } = halvesOf(limit);
  // `slice(-0)` would be everything.
  const rows = [...newer.slice(newer.length - Math.min(above, newer.length)), ...older.slice(0, below)];
  return {
    rows,
    next: older.length > below ? (rows.at(-1)?.id ?? null) : null,
    previous: newer.length > above ? firstOf(rows) : null,
  };
}

function middleOf({ around, at }: MessageQuery): Id | undefined {
  return around ?? (at === undefined ? undefined : firstIdAt(new Date(at)));
}

function halvesOf(limit: number): { readonly below: number; readonly above: number } {
  const below = Math.ceil(limit / 2);
  return { below, above: limit - below };
}

function firstOf(rows: readonly MessageRow[]): Id | null {
  return rows[0]?.id ?? null;
}
