import type { MentionText } from './mention-source.js';

/** A name that is being typed behind an `@`. */
export interface OpenMention {
  /** Where the `@` stands. */
  readonly from: number;
  /** What follows it, up to the caret. */
  readonly query: string;
}

/** Longest name that is looked for, in UTF-16 code units. */
const LONGEST = 40;
const MOST_SPACES = 3;
const BEFORE = /[\s([{"'«“‘/–—-]/u;
const NAME = /^(?! )[\p{L}\p{M}\p{N} .'’_-]*$/u;

/** @returns null where no mention is being typed */
export function openMention({ text, mentions }: MentionText, caret: number): OpenMention | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from === -1 || caret - from - 1 > LONGEST) return null;
  if (from > 0 && !BEFORE.test(text[from - 1] ?? '')) return null;
  if (mentions.some(({ start, end }) => start <= from && from < end)) return null;
  const query = text.slice(from + 1, caret);
  const isName = NAME.test(query) && query.split(' ').length - 1 <= MOST_SPACES;
  return isName ? { from, query } : null;
}
