import { countHidden } from '../../../shared/ui/hidden-characters.js';

/** Deepest nesting of quotations and lists that is drawn; people need three or four. */
const MAX_DEPTH = 12;
/** What a text may cost to be drawn, in about as many milliseconds of an older machine. */
const MAX_COST = 80;

/** Milliseconds that each of these marks costs at most; measured, see markdown-cost.spec.ts. */
const COSTS: Readonly<Record<string, number>> = {
  '|': 0.14,
  '~': 0.09,
  '[': 0.025,
  ']': 0.02,
  '(': 0.005,
  '*': 0.012,
  _: 0.01,
  '`': 0.015,
  '<': 0.01,
  '&': 0.01,
  '\n': 0.11,
};
const CONTAINER = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/gm;
const MARKER = />|[-*+]|\d+[.)]/g;
/** A bare address is looked for from each of its beginnings. */
const ADDRESS = /www\.|:\/\/|@/gi;
const ADDRESS_COST = 0.08;
/** Each hidden character becomes an element. */
const HIDDEN_COST = 0.1;
/** A link or a mention: an element of its own, with what it leads to. */
const LINK = /\]\(/g;
const LINK_COST = 0.35;
/** Longer than any message may be by a little: beyond it nothing is linear any more. */
const MAX_LENGTH = 24_000;
/** Deeper than any list is written by hand. */
const INDENT = /^[ \t]{40,}[-*+\d>]/m;

/**
 * Whether a Markdown text is drawn with its marks or as plain text: the parsers need far more than linear time, and
 * stack, for what is nested without end. Decided in linear time.
 */
export function isWorthParsing(source: string): boolean {
  if (source.length > MAX_LENGTH || INDENT.test(source)) return false;
  for (const [markers] of source.matchAll(CONTAINER))
    if ((markers.match(MARKER)?.length ?? 0) > MAX_DEPTH) return false;
  const count = (pattern: RegExp): number => source.match(pattern)?.length ?? 0;
  let cost = count(ADDRESS) * ADDRESS_COST + count(LINK) * LINK_COST + countHidden(source) * HIDDEN_COST;
  for (const character of source) {
    cost += COSTS[character] ?? 0;
    if (cost > MAX_COST) return false;
  }
  return true;
}
