/** Settings that somebody may have filled with the secret itself instead of the path of its file. */
const SECRET = /passw|secret|passphrase|token|credential|keyFile|private/i;

/** Longest part of a value that is repeated in a message, in UTF-16 code units. */
const LONGEST = 120;

/** A value in words that are safe to print: secrets and what looks like one are never repeated. */
export function describeFound(path: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a map';
  if (SECRET.test(path)) return `a ${typeof value} (not shown)`;
  if (typeof value === 'string') return JSON.stringify(shorten(withoutUserInfo(value)));
  return JSON.stringify(value);
}

/** `ldaps://name:password@host` would otherwise be repeated on the terminal. */
function withoutUserInfo(text: string): string {
  return text.replace(/\/\/[^/\s]*@/g, '//…@');
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
