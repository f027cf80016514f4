import type { Everybody } from '#contracts';

/** Markdown marks that say nothing in one line of a list. Only for looks: the text is shown as text either way. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/```[^\n`]*/g, ''],
  [/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1'],
  // Cut within its address, where the text ends.
  [/\[@(?:space|here)\]\(ruche:[^)\s]*$/, ''],
  [/\[([^\]\n]*)\]\((?:ruche:|https?:|\/)[^)\s]*$/, '$1'],
  [/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])[ \t]+/gm, ''],
  [/(\*\*|__|~~|`)(\S(?:[^\n]*?\S)?)\1/g, '$2'],
  [/(^|[\s(])[*_](\S(?:[^*_\n]*\S)?)[*_](?=[\s).,;:!?…]|$)/g, '$1$2'],
  [/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*$/gm, ''],
  [/^[ \t]*\||\|[ \t]*$/gm, ''],
  [/\s+/g, ' '],
];

const MENTION_OF_ALL = /(?<!!)\[[^\][\n]*\]\(ruche:(space|here)\)/g;

/** Far more than one line shows: a mark that is never closed is looked for to the end, from each of its beginnings. */
const LOOKED_AT = 1_000;

/**
 * The first words of a Markdown text, on one line.
 * @param everybody the reader's words for those who are meant without a name
 */
export function plainExcerpt(markdown: string, everybody: Readonly<Record<Everybody, string>>): string {
  const text = markdown
    .slice(0, LOOKED_AT)
    .replace(MENTION_OF_ALL, (_link, who: Everybody) => everybody[who]);
  return MARKS.reduce((rest, [mark, words]) => rest.replace(mark, words), text).trim();
}
