import { EVERYBODY, mentionOfAll } from '#contracts';

/** What a quote shows of a message, in UTF-16 code units. */
const EXCERPT_LENGTH = 200;

/** Characters of the source that are looked at: what is left of them without Markdown is the excerpt. */
export const EXCERPT_SOURCE_LENGTH = 600;

/** Each takes one pass over a text that is at most `EXCERPT_SOURCE_LENGTH` long. */
const MARKDOWN: readonly (readonly [RegExp, string])[] = [
  [/^ {0,3}(?:```|~~~).*$/gm, ' '],
  [/^ {0,3}(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/gm, ''],
  [/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+.*$/gm, ' '],
  [/!\[([^\][]*)\]\([^()\s]*\)/g, '$1'],
  // Whom it means is said in the reader's language, by his screen.
  [/\[[^\][]*\]\(ruche:(space|here)\)/g, '[@$1](ruche:$1)'],
  [/\[([^\][]*)\]\((?!ruche:(?:space|here)\))[^()\s]*\)/g, '$1'],
  [/[*_~`|]+/g, ' '],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
  [/\s+/g, ' '],
];

/** The beginning of a message on one line, as plain text but for mentions of all. @param source its first `EXCERPT_SOURCE_LENGTH` characters. */
export function excerptOf(source: string): string {
  const text = MARKDOWN.reduce(
    (rest, [pattern, instead]) => rest.replaceAll(pattern, instead),
    source,
  ).trim();
  if (text.length <= EXCERPT_LENGTH) return text;
  // A pair of surrogates is not cut in two.
  return `${withoutCutMention(text.slice(0, EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/, ''))}…`;
}

/** Half a mention would be shown as it is written. */
function withoutCutMention(cut: string): string {
  const at = cut.lastIndexOf('[');
  const end = cut.slice(at);
  const isHalf = EVERYBODY.map(mentionOfAll).some((whole) => whole !== end && whole.startsWith(end));
  return at !== -1 && isHalf ? cut.slice(0, at) : cut;
}
