/** Largest page that any list gives, in items. */
export const MAX_PAGE_SIZE = 100;

/** Page size when the caller does not say, in items. */
export const DEFAULT_PAGE_SIZE = 50;

/** One keyset page. `next` goes back unchanged as the cursor of the next page; null is the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * Cuts a page out of rows that were read with `limit + 1`: the extra row only tells that more exist.
 * @param key gives the cursor of the last row of the page.
 */
export function toPage<T>(rows: readonly T[], limit: number, key: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? key(last) : null };
}
