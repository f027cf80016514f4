/** Longest text that is taken from a directory, in UTF-16 code units: what is longer is no name and no number. */
const LONGEST = 512;

// C0 and C1 controls (NUL breaks PostgreSQL), and the mark of bytes that were no UTF-8.
// eslint-disable-next-line no-control-regex -- these characters are what is looked for
const UNREADABLE = /[\u0000-\u001f\u007f-\u009f\ufffd]/u;

/** The text without blanks around it; null when it is blank, too long, or bytes rather than text. */
export function readableText(value: string): string | null {
  const text = value.trim();
  return text === '' || text.length > LONGEST || UNREADABLE.test(text) || !text.isWellFormed() ? null : text;
}
