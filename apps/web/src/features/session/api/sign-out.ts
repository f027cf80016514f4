import { answer, api } from '../../../shared/api/client.js';
import { ApiError } from '../../../shared/api/api-error.js';

/** A session that was over already is what was asked for. */
export async function signOut(): Promise<void> {
  try {
    await answer(api.DELETE('/api/v1/session'));
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'SESSION_REQUIRED')) throw error;
  }
}
