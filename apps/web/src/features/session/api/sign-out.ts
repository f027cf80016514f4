import { settleContent } from '../../../shared/access/session-end.js';
import { answer, api } from '../../../shared/api/client.js';
import { ApiError } from '../../../shared/api/api-error.js';
import { keepPreferences } from '../../../shared/ui/preference.js';

/** A page that locks itself does not wait longer for a server that does not answer. */
const LONGEST_CLOSE_MS = 3_000;

let closing: Promise<void> = Promise.resolve();

/**
 * Saves what is typed, then ends the session; the server has the browser forget its storage. A session that was over
 * already is what was asked for.
 */
export async function signOut(): Promise<void> {
  await settleContent();
  await closeSession();
}

/** Ends the session of a screen that is empty already. Never throws: without network, the idle time ends it. */
export function closeQuietly(settle: () => Promise<void>): Promise<void> {
  closing = settle()
    .then(() => closeSession(AbortSignal.timeout(LONGEST_CLOSE_MS)))
    .catch(() => undefined);
  return closing;
}

/** Until then the answer to the last session's end could throw away the cookie of the next session. */
export function whenClosed(): Promise<void> {
  return closing;
}

async function closeSession(signal?: AbortSignal): Promise<void> {
  try {
    await keepPreferences(() => answer(api.DELETE('/api/v1/session', signal && { signal })));
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'SESSION_REQUIRED')) throw error;
  }
}
