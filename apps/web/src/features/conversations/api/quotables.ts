import type { Message, Quote } from '#contracts';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { excerpt } from './excerpt.js';
import { Store } from './store.js';

/** Messages chosen for quoting, by id, as they were on screen; null for one that only the draft's server knows of. */
export const quotables = new Store<Quote | null>(null);
onSessionEnd(() => quotables.clear());

export function noteQuotable(message: Message): void {
  quotables.set(message.id, asQuote(message));
}

export function asQuote({
  id,
  author,
  body,
  forwarded,
  createdAt,
  labelId,
  deletedAt,
  withheld,
}: Message): Quote {
  const state = deletedAt !== null ? 'deleted' : withheld !== null ? 'withheld' : 'shown';
  return {
    id,
    author,
    excerpt: state === 'shown' ? excerpt(body === '' ? (forwarded?.body ?? '') : body) : '',
    createdAt,
    labelId,
    state,
  };
}
