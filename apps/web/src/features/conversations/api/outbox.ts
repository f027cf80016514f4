import { onSessionEnd } from '../../../shared/access/session-end.js';
import { Store } from './store.js';

/** A message on its way: written by me, not yet confirmed by the server. */
export interface Outgoing {
  /** Made by this page; not the message's id. */
  localId: string;
  body: string;
  labelId: string;
  startedAt: string;
  state: 'sending' | 'failed';
  /** Why it failed; null while it is on its way. */
  error: unknown;
}

const NONE: readonly Outgoing[] = [];

/** Outgoing messages by conversation, in memory only. */
class Outbox extends Store<readonly Outgoing[]> {
  constructor() {
    super(NONE);
  }

  add(conversationId: string, body: string, labelId: string): Outgoing {
    const item: Outgoing = {
      localId: crypto.randomUUID(),
      body,
      labelId,
      startedAt: new Date().toISOString(),
      state: 'sending',
      error: null,
    };
    this.set(conversationId, [...this.get(conversationId), item]);
    return item;
  }

  mark(conversationId: string, localId: string, change: Pick<Outgoing, 'state' | 'error'>): void {
    this.set(
      conversationId,
      this.get(conversationId).map((item) => (item.localId === localId ? { ...item, ...change } : item)),
    );
  }

  remove(conversationId: string, localId: string): void {
    this.set(
      conversationId,
      this.get(conversationId).filter((item) => item.localId !== localId),
    );
  }

  isSending(conversationId: string, body: string): boolean {
    return this.get(conversationId).some((item) => item.state === 'sending' && item.body === body);
  }
}

export const outbox = new Outbox();
onSessionEnd(() => outbox.clear());
