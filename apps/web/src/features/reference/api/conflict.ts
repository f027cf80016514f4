import type { ReferenceEntry } from '#contracts';
import { ApiError } from '../../../shared/api/api-error.js';

/** What a form holds of an entry. */
export interface EntryText {
  readonly term: string;
  readonly definition: string;
  readonly fields: Record<string, string>;
}

/** The entry as it is now, when a change came too late for the version it was made from; null for any other refusal. */
export function currentOf(error: unknown): ReferenceEntry | null {
  if (!(error instanceof ApiError) || error.code !== 'REFERENCE_ENTRY_CHANGED') return null;
  const { current } = error.details;
  return isEntry(current) ? current : null;
}

function isEntry(value: unknown): value is ReferenceEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, term, definition, version, fields } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    typeof term === 'string' &&
    typeof definition === 'string' &&
    typeof version === 'number' &&
    typeof fields === 'object' &&
    fields !== null
  );
}
