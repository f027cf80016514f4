import { v7 } from 'uuid';

/** Lower-case UUID in its text form. */
export type Id = string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A UUIDv7 (RFC 9562): made by the application, ordered by time of making to the millisecond.
 * @param at another time than now, for what is brought in with its own history.
 */
export function newId(at?: Date): Id {
  return at ? v7({ msecs: at.getTime() }) : v7();
}

/** True only for the canonical lower-case text form, so that one id has one spelling everywhere. */
export function isId(value: unknown): value is Id {
  return typeof value === 'string' && UUID.test(value);
}

/** Where ids of a moment begin: no id made before it is greater. What is older than 1970 begins with all ids. */
export function firstIdAt(at: Date): Id {
  const milliseconds = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8, 12)}-7000-8000-000000000000`;
}
