import { MAX_MESSAGE_LENGTH, type ImportLineCode } from '#contracts';
import type { Id } from '#kernel';
import { storable } from './read-line.js';

export interface MentionedPerson {
  readonly id: Id;
  readonly displayName: string;
}

export interface TextSource {
  readonly message: string;
  /** What programs wrote beside it; may be empty. */
  readonly extra: string;
  /** Names of the files that hung on it. */
  readonly attachments: readonly string[];
  /** Whose name stands in front, when nobody here stands for the author; null otherwise. */
  readonly authorText: string | null;
  readonly personOf: (username: string) => MentionedPerson | null;
}

export type MessageText =
  { readonly body: string; readonly codes: readonly ImportLineCode[] } | { readonly refused: ImportLineCode };

/** Markdown stays as it is: the file's is ours, but for who is mentioned. */
export function messageText({ message, extra, attachments, authorText, personOf }: TextSource): MessageText {
  const given = [message, extra].filter((part) => part !== '').join('\n\n');
  const clean = storable(given);
  const files = attachments.map((name) => `📎 ${inCode(storable(name))}`);
  const said = [withMentions(clean, personOf).trimEnd(), files.join('\n')].filter(
    (part) => part.trim() !== '',
  );
  if (said.length === 0) return { refused: 'TEXT_EMPTY' };
  const front = authorText === null ? [] : [`**${escaped(storable(authorText))}**`];
  const body = [...front, ...said].join('\n\n');
  if (body.length > MAX_MESSAGE_LENGTH) return { refused: 'TEXT_TOO_LONG' };
  return {
    body,
    codes: [
      ...(authorText === null ? [] : ['AUTHOR_AS_TEXT' as const]),
      ...(clean === given ? [] : ['TEXT_CLEANED' as const]),
      ...(files.length === 0 ? [] : ['ATTACHMENTS_LEFT_OUT' as const]),
    ],
  };
}

/** A username, not in the middle of a word or an address. */
const MENTION = /(?<![\p{L}\p{N}_@./-])@([a-z0-9][a-z0-9._-]{0,63})/giu;

/**
 * `@username` of somebody who stands for a person here becomes a link to that person. Inside code it is none, as in the
 * program that wrote it. One walk over the lines, one over the ticks of each: the time grows with the text alone.
 */
function withMentions(text: string, personOf: TextSource['personOf']): string {
  let fenced = false;
  return text
    .split('\n')
    .map((line) => {
      if (/^ {0,3}(?:```|~~~)/.test(line)) {
        fenced = !fenced;
        return line;
      }
      if (fenced || !line.includes('@')) return line;
      return line
        .split('`')
        .map((part, index) => (index % 2 === 0 ? linked(part, personOf) : part))
        .join('`');
    })
    .join('\n');
}

function linked(text: string, personOf: TextSource['personOf']): string {
  return text.replaceAll(MENTION, (whole, found: string) => {
    // A full stop after a name ends the sentence, unless there is somebody of that name.
    for (let name = found.toLowerCase(); name !== ''; name = name.slice(0, -1)) {
      const person = personOf(name);
      if (person)
        return `[@${escaped(person.displayName)}](ruche:person/${person.id})${found.slice(name.length)}`;
      if (!/[._-]$/.test(name)) break;
    }
    return whole;
  });
}

/** A text that Markdown shows as it is. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#+.!|~&-]/g, '\\$&');
}

/** A name as code; ticks and line breaks would end it. */
function inCode(name: string): string {
  const file = name.split(/[\\/]/).at(-1) ?? name;
  return `\`${
    file
      .replaceAll(/[`\s]+/g, ' ')
      .trim()
      .slice(0, 200)
      .toWellFormed() || '?'
  }\``;
}
