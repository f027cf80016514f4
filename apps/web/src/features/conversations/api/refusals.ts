import { onSessionEnd } from '../../../shared/access/session-end.js';
import type { ApiError } from '../../../shared/api/api-error.js';
import { Store } from './store.js';

/** Why the server sent the last message back to the composer, by place; null when it did not. */
export const refusals = new Store<ApiError | null>(null);
onSessionEnd(() => refusals.clear());
