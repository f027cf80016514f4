import type { Id } from '#kernel';

/** Null for somebody whom the reader may not know. */
export function personOf(id: Id | null, displayName: string | null): { id: Id; displayName: string } | null {
  return id === null || displayName === null ? null : { id, displayName };
}
