import type { Code } from '#contracts';
import { ApiError } from '../../../shared/api/api-error.js';

export type SpaceField = 'name' | 'purpose' | 'charter' | 'labels' | 'members';

const FIELD_OF: Partial<Record<Code, SpaceField>> = {
  LABEL_REFUSED: 'labels',
  LABEL_ABOVE_CEILING: 'labels',
  LABEL_LIMIT_REACHED: 'labels',
  LABEL_NO_UPPER_BOUND: 'labels',
  SPACE_CEILING_REFUSED: 'labels',
  SPACE_ENTRY_NOT_HIGHER: 'labels',
  SPACE_LABELS_DISORDERED: 'labels',
  SPACE_MEMBER_REFUSED: 'members',
};

/** Which field a refusal is about; null: the form as a whole, or nothing is wrong. */
export function fieldOf(error: unknown): SpaceField | null {
  return error instanceof ApiError ? (FIELD_OF[error.code as Code] ?? null) : null;
}
