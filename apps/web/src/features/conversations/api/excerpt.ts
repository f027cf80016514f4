/** Longest excerpt in the list, in UTF-16 code units. */
const MAX = 140;

/** One line of a message for the list. */
export function excerpt(body: string): string {
  const line = body.replace(/\s+/gu, ' ').trim();
  return line.length <= MAX ? line : `${line.slice(0, MAX - 1)}…`;
}
