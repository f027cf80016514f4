import { ApiError } from '../../../shared/api/api-error.js';

/** The least label that a refused message could carry; null when the refusal is about something else. */
export function leastLabelOf(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'LABEL_BELOW_SOURCE') return null;
  const { labelId } = error.details;
  return typeof labelId === 'string' ? labelId : null;
}
