import { describe, expect, it } from '@jest/globals';
import { LatestWish } from './latest-wish.js';

/** A server that answers when it is told to. */
function server() {
  const sent: boolean[] = [];
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  const send = (state: boolean): Promise<void> => {
    sent.push(state);
    return new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
  };
  return { sent, send, next: () => waiting.shift() };
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('LatestWish', () => {
  it('shows at once and sends once', async () => {
    const { sent, send, next } = server();
    const shown: boolean[] = [];
    const done = new LatestWish().wish('k', false, true, (state) => shown.push(state), send);
    expect(shown).toEqual([true]);
    next()?.resolve();
    await expect(done).resolves.toBe(true);
    expect(sent).toEqual([true]);
  });

  it('takes back on screen what the server refuses, and throws why', async () => {
    const { send, next } = server();
    const shown: boolean[] = [];
    const done = new LatestWish().wish('k', false, true, (state) => shown.push(state), send);
    next()?.reject(new Error('no'));
    await expect(done).rejects.toThrow('no');
    expect(shown).toEqual([true, false]);
  });

  it('sends one change after the other: the last wish is what stays', async () => {
    const { sent, send, next } = server();
    const wishes = new LatestWish();
    const show = (): void => undefined;
    const first = wishes.wish('k', false, true, show, send);
    await expect(wishes.wish('k', true, false, show, send)).resolves.toBe(false);
    expect(sent).toEqual([true]);
    next()?.resolve();
    await turn();
    expect(sent).toEqual([true, false]);
    next()?.resolve();
    await first;
  });

  it('sends nothing more when the wish came back to what holds', async () => {
    const { sent, send, next } = server();
    const wishes = new LatestWish();
    const show = (): void => undefined;
    const first = wishes.wish('k', false, true, show, send);
    await wishes.wish('k', true, false, show, send);
    await wishes.wish('k', false, true, show, send);
    next()?.resolve();
    await first;
    expect(sent).toEqual([true]);
  });

  it('goes back to what the server took before it refused', async () => {
    const { send, next } = server();
    const wishes = new LatestWish();
    const shown: boolean[] = [];
    const show = (state: boolean): number => shown.push(state);
    const first = wishes.wish('k', false, true, show, send);
    await wishes.wish('k', true, false, show, send);
    next()?.resolve();
    await turn();
    next()?.reject(new Error('no'));
    await expect(first).rejects.toThrow('no');
    expect(shown).toEqual([true, false, true]);
  });
});
