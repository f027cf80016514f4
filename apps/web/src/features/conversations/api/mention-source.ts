import type { Everybody } from '#contracts';

/** Who is mentioned: one person by id, all members of the space, or those of them who are here at this moment. */
export type MentionTarget = `person/${string}` | Everybody;

/** A mention in what the text field shows: `@Name` from `start` up to `end`, in UTF-16 code units. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly target: MentionTarget;
}

/** What the text field shows, and which parts of it are mentions; these never overlap and stand in their order. */
export interface MentionText {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** A link of ours in Markdown. In a name, what Markdown would take for a mark stands behind a backslash. */
const LINK =
  /(^|[^\\!])((?:\\\\)*)\[@((?:\\[!-/:-@[-`{-~]|[^\\[\]\n]){1,200})\]\(ruche:(person\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|space|here)\)/giu;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const MARKS = /[\\`*_[\]<>&~|]/g;
const NO_NAME = /[\n\r]/;

/** What the field shows of a Markdown source. Only whole links are mentions: everything else stays as written. */
export function collapseMentions(source: string): MentionText {
  const mentions: Mention[] = [];
  let text = '';
  let from = 0;
  LINK.lastIndex = 0;
  for (let match = LINK.exec(source); match; match = LINK.exec(source)) {
    const [whole, before = '', slashes = '', name = '', target = ''] = match;
    text += source.slice(from, match.index) + before + slashes;
    from = match.index + whole.length;
    const start = text.length;
    text += `@${name.replace(ESCAPED, '$1')}`;
    mentions.push({ start, end: text.length, target: target.toLowerCase() as MentionTarget });
    // The last character of this link may be the one before the next.
    LINK.lastIndex = from - 1;
  }
  return { text: text + source.slice(from), mentions };
}

/** The Markdown source of what the field shows. Where no link can begin, the name stays plain text. */
export function expandMentions({ text, mentions }: MentionText): string {
  let source = '';
  let from = 0;
  for (const { start, end, target } of mentions) {
    source += text.slice(from, start);
    const name = text.slice(start + 1, end);
    source += canBegin(source) && !NO_NAME.test(name) ? mentionLink(name, target) : text.slice(start, end);
    from = end;
  }
  return source + text.slice(from);
}

/** @param name without the `@` */
export function mentionLink(name: string, target: MentionTarget): string {
  return `[@${name.replace(MARKS, '\\$&')}](ruche:${target})`;
}

/** A backslash would take the meaning from the bracket, an exclamation mark would make a picture of the link. */
function canBegin(before: string): boolean {
  if (before.endsWith('!')) return false;
  const slashes = /\\*$/.exec(before)?.[0].length ?? 0;
  return slashes % 2 === 0 && !(slashes > 0 && before.at(-slashes - 1) === '!');
}

/**
 * The text after the person has changed it: mentions move along, and one of which a part was changed is none any more.
 * @param caret where the caret stands afterwards, which is where the change ends
 */
export function editMentions(before: MentionText, text: string, caret: number): MentionText {
  const { from, to, shift } = changeOf(before.text, text, caret);
  const mentions = before.mentions.flatMap((mention) => {
    if (mention.end <= from) return [mention];
    if (mention.start < to) return [];
    return [{ ...mention, start: mention.start + shift, end: mention.end + shift }];
  });
  return { text, mentions };
}

/** The text with one mention more, in place of what stands from `from` up to `to`. */
export function insertMention(
  before: MentionText,
  { from, to }: { from: number; to: number },
  { name, target }: { name: string; target: MentionTarget },
): MentionText {
  const shown = `@${name}`;
  const text = before.text.slice(0, from) + shown + before.text.slice(to);
  const kept = editMentions(before, text, from + shown.length).mentions;
  const mentions = [...kept, { start: from, end: from + shown.length, target }];
  return { text, mentions: mentions.sort((a, b) => a.start - b.start) };
}

/** Targets of a source, each once. */
export function mentionTargets(source: string): MentionTarget[] {
  return [...new Set(collapseMentions(source).mentions.map(({ target }) => target))];
}

/** What was replaced: from `from` up to `to` of the old text; what follows moved by `shift`. */
function changeOf(old: string, text: string, caret: number): { from: number; to: number; shift: number } {
  const shift = text.length - old.length;
  const longestEnd = Math.min(old.length, text.length - Math.min(caret, text.length));
  let end = 0;
  while (end < longestEnd && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  const longestStart = Math.min(old.length, text.length) - end;
  let from = 0;
  while (from < longestStart && old[from] === text[from]) from += 1;
  return { from, to: old.length - end, shift };
}
