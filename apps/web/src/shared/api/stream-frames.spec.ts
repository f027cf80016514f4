import { describe, expect, it } from '@jest/globals';
import { SMALL_FRAMES, smallFrame, type SmallFrame, type SmallFrameName } from './stream-frames.js';

const id = (last: number): string => `0199a1b2-0000-7000-8000-00000000000${last}`;
const place = { conversationId: id(1), messageId: id(2) };
const FRAMES: { [Name in SmallFrameName]: Extract<SmallFrame, { name: Name }>['data'] } = {
  'reaction.changed': { ...place, personId: id(3), reaction: 'agree', given: true, count: 2 },
  'pin.changed': { ...place, pinnedAt: '2026-11-17T09:12:00.000Z' },
  'acknowledgement.given': { ...place, given: 4 },
  'typing.noted': { conversationId: id(1), threadId: null, person: { id: id(3), displayName: 'Ada' } },
  'own.changed': { conversationId: null },
};

describe.each(SMALL_FRAMES)('the frame %s', (name) => {
  const data = FRAMES[name];

  it('is taken as the contract writes it', () => {
    expect(smallFrame(name, data)).toEqual({ name, data });
  });

  it('is refused with a key more, a key less or another type', () => {
    expect(smallFrame(name, { ...data, mood: 'calm' })).toBeNull();
    expect(smallFrame(name, null)).toBeNull();
    for (const key of Object.keys(data)) {
      expect(
        smallFrame(name, Object.fromEntries(Object.entries(data).filter(([other]) => other !== key))),
      ).toBeNull();
      expect(smallFrame(name, { ...data, [key]: 1.5 })).toBeNull();
    }
  });
});
