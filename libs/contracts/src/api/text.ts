import { z } from 'zod';

/** Characters that no text of ours holds: NUL breaks PostgreSQL, lone surrogates break UTF-8. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** Text that can be stored and sent again unchanged. Lengths are in UTF-16 code units. */
export function cleanText(min: number, max: number) {
  return z.string().min(min).max(max).refine(isStorable, 'holds a character that cannot be stored');
}
