import { ApiError } from '../../../shared/api/api-error.js';
import { answer, api } from '../../../shared/api/client.js';

/** A session that was over already is what was asked for. */
export async function endSession(id: string): Promise<void> {
  try {
    await answer(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'NOT_FOUND')) throw error;
  }
}

/** All but the one that asks. */
export function endOtherSessions(): Promise<void> {
  return answer(api.DELETE('/api/v1/sessions'));
}
