import { onSessionEnd } from '../../../shared/access/session-end.js';
import { api, BACKGROUND } from '../../../shared/api/client.js';
import { placeOf } from './place.js';

/** What others see of it fades after six seconds. */
const AT_MOST_EACH_MS = 4_000;

type Send = (key: string, labelId: string) => Promise<unknown>;

/** Tells those who would read the message that it is being written, at most each four seconds by place. */
export class TypingNotice {
  private readonly toldAt = new Map<string, number>();

  constructor(private readonly send: Send) {}

  note(key: string, labelId: string | null): void {
    const now = Date.now();
    // Without a label nobody knows who may see it.
    if (labelId === null || now - (this.toldAt.get(key) ?? -Infinity) < AT_MOST_EACH_MS) return;
    this.toldAt.set(key, now);
    // Nobody asked for it: it fails in silence.
    this.send(key, labelId).catch(() => undefined);
  }

  /** What was being written is sent: the next key tells again. */
  forget(key: string): void {
    this.toldAt.delete(key);
  }

  clear(): void {
    this.toldAt.clear();
  }
}

export const typingNotice = new TypingNotice((key, labelId) => {
  const { conversationId: id, threadId } = placeOf(key);
  return api.POST('/api/v1/conversations/{id}/typing', {
    params: { path: { id } },
    body: { labelId, threadId },
    headers: { [BACKGROUND]: '1' },
  });
});
onSessionEnd(() => typingNotice.clear());
