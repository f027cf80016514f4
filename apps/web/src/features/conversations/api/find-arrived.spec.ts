import { describe, expect, it } from '@jest/globals';
import type { Message } from '#contracts';
import { isSame, noteConfirmed } from './find-arrived.js';
import { PLAINLY } from './draft-text.js';
import type { Outgoing } from './outbox.js';

const item: Outgoing = {
  ...PLAINLY,
  localId: 'local',
  body: 'ok',
  labelId: 'open',
  threadId: null,
  quotes: [],
  forwardOf: null,
  startedAt: '2026-11-17T10:00:00.000Z',
  state: 'failed',
  error: null,
};
const message = (change: Partial<Message>): Message =>
  ({
    id: 'm1',
    author: { id: 'me' },
    threadId: null,
    body: 'ok',
    version: 1,
    createdAt: '2026-11-17T10:00:01.000Z',
    ...change,
  }) as Message;

describe('whether an outgoing message has arrived', () => {
  it('finds it by its author, its place, its words and its time', () => {
    expect(isSame(message({}), 'me', item)).toBe(true);
    expect(isSame(message({ createdAt: '2026-11-17T09:59:00.000Z' }), 'me', item)).toBe(true);
  });

  it.each([
    ['by somebody else', { author: { id: 'other', displayName: 'Other' } }],
    ['in a topic', { threadId: 't' }],
    ['with other words', { body: 'OK' }],
    ['edited since', { version: 2 }],
    ['of yesterday', { createdAt: '2026-11-16T10:00:00.000Z' }],
  ])('takes none %s for it', (_which, change) => {
    expect(isSame(message(change), 'me', item)).toBe(false);
  });

  it('takes no other message of the same words for it that an answer has confirmed', () => {
    noteConfirmed('m2');
    expect(isSame(message({ id: 'm2' }), 'me', item)).toBe(false);
    expect(isSame(message({ id: 'm3' }), 'me', item)).toBe(true);
  });
});
