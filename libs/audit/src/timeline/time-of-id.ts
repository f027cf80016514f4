import type { Id } from '#kernel';

/** When a UUIDv7 was made (RFC 9562): its first 48 bits are milliseconds. */
export function timeOfId(id: Id): Date {
  return new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16));
}
