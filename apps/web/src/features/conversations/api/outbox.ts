import type { PostMessage } from '#contracts';
import { onSessionEnd } from '../../../shared/access/session-end.js';
import { Store } from './store.js';

/** A message on its way: written by me, not yet confirmed by the server. */
export interface Outgoing extends PostMessage {
  /** Made by this page; not the message's id. */
  readonly localId: string;
  readonly startedAt: string;
  readonly state: 'sending' | 'failed';
  /** Why it failed; null while it is on its way. */
  readonly error: unknown;
}

const NONE: readonly Outgoing[] = [];

/** Outgoing messages by place (see place.ts), in memory only. */
class Outbox extends Store<readonly Outgoing[]> {
  constructor() {
    super(NONE);
  }

  add(key: string, message: PostMessage): Outgoing {
    const item: Outgoing = {
      ...message,
      localId: crypto.randomUUID(),
      startedAt: new Date().toISOString(),
      state: 'sending',
      error: null,
    };
    this.set(key, [...this.get(key), item]);
    return item;
  }

  mark(
    key: string,
    localId: string,
    change: Pick<Outgoing, 'state' | 'error'> & Partial<Pick<Outgoing, 'labelId'>>,
  ): void {
    this.set(
      key,
      this.get(key).map((item) => (item.localId === localId ? { ...item, ...change } : item)),
    );
  }

  remove(key: string, localId: string): void {
    this.set(
      key,
      this.get(key).filter((item) => item.localId !== localId),
    );
  }

  isSending(key: string, body: string): boolean {
    return this.get(key).some((item) => item.state === 'sending' && item.body === body);
  }
}

export const outbox = new Outbox();
onSessionEnd(() => outbox.clear());
