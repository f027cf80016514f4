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
