import type { PostMessage } from '#contracts';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { Store } from './store.js';

/** How the next message of a place is to be sent; it holds for one message. */
export type SendOptions = Pick<PostMessage, 'priority' | 'acknowledge'>;

export const PLAINLY: SendOptions = { priority: 'normal', acknowledge: null };

/** By place (see place.ts), in memory only. */
export const sendOptions = new Store<SendOptions>(PLAINLY);
onSessionEnd(() => sendOptions.clear());
