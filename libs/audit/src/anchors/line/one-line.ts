/** Longest text of one field in a line, in characters; the record itself stays whole in the log. */
const LONGEST = 2_000;

/** All that is not a printing character of ASCII: controls, line ends of any script, bidi, lone surrogates. */
const UNPLAIN = /[^\x20-\x7e]/g;

/**
 * JSON on one line of printing ASCII: whatever a person typed, no collector, terminal or editor sees more than one
 * line or another order of it. It is the same value when it is read (RFC 8259, 7).
 */
export function jsonLine(value: unknown): string {
  return plain(JSON.stringify(value));
}

/** A text with `\uXXXX` for each UTF-16 unit that does not print as ASCII. */
export function plain(text: string): string {
  return text.replace(UNPLAIN, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A text as long as a line can bear; what was cut shows. */
export function cut(text: string, longest = LONGEST): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}[cut, ${text.length} characters]`;
}

/** JSON on one line, with each text in it as long as a line can bear. */
export function shortJsonLine(value: unknown): string {
  const line = jsonLine(value);
  // Nearly all: what is short as a whole has no long part, and making the value anew takes longer than writing it.
  return line.length <= LONGEST ? line : jsonLine(cutDeep(value));
}

/** The same for every text in a value. */
export function cutDeep(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return value.map(cutDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cut(key, 100), cutDeep(inner)]));
}
