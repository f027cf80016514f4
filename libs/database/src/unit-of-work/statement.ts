import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

export interface Statement {
  /** One of few: what varies goes into `values`. */
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Name of each text that was prepared so far. Texts come from our code alone, so they are few. */
const names = new Map<string, string>();

/**
 * Every text is prepared under a name of its own: row-level security makes planning dearer than running (1 to 3 ms against
 * 0.3 for a page of messages), and a connection plans each text once.
 */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}

export function isSame(one: Statement, other: Statement): boolean {
  return one.text === other.text && isDeepStrictEqual(one.values, other.values);
}
