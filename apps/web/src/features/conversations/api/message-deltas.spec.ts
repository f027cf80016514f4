import { describe, expect, it } from '@jest/globals';
import { withMyReaction, withOwnReaction, withReaction, withReply } from './message-deltas.js';
import { sampleMessage } from './sample-message.js';

const message = sampleMessage('1', { reactions: [{ reaction: 'agree', count: 2 }] });

describe('reactions of a message', () => {
  it('take the count that the server says, and change nothing when it is the same', () => {
    expect(withReaction(message, 'agree', 5).reactions).toEqual([{ reaction: 'agree', count: 5 }]);
    expect(withReaction(message, 'idea', 1).reactions).toHaveLength(2);
    expect(withReaction(message, 'agree', 0).reactions).toEqual([]);
    expect(withReaction(message, 'agree', 2)).toBe(message);
  });

  it('count mine at once, and are as before once it is taken back', () => {
    const given = withMyReaction(message, 'agree', true);
    expect(given.reactions).toEqual([{ reaction: 'agree', count: 3 }]);
    expect(given.own?.reactions).toEqual(['agree']);
    expect(withMyReaction(given, 'agree', true)).toBe(given);
    expect(withMyReaction(given, 'agree', false).reactions).toEqual(message.reactions);
  });

  it('keep what others did between my act and its refusal', () => {
    const given = withMyReaction(message, 'agree', true);
    const meanwhile = withReaction(given, 'agree', 4);
    expect(withMyReaction(meanwhile, 'agree', false).reactions).toEqual([{ reaction: 'agree', count: 3 }]);
  });

  it('are not counted twice when the frame of my own comes after', () => {
    const given = withMyReaction(message, 'agree', true);
    expect(withOwnReaction(withReaction(given, 'agree', 3), 'agree', true)).toBe(given);
  });
});

describe('the first message of a topic', () => {
  const reply = { author: { id: 'b', displayName: 'B' }, createdAt: '2026-11-17T10:00:00Z' };

  it('counts a reply once, though it comes twice', () => {
    const once = withReply(message, reply, false);
    expect(once.own?.thread).toEqual({
      replies: 1,
      lastReplyAt: reply.createdAt,
      people: [reply.author],
      followed: false,
      unread: 1,
    });
    expect(once.thread).toEqual({ title: null, resolvedBy: null, resolvedAt: null });
    expect(withReply(once, reply, false)).toBe(once);
  });

  it('is followed and read by who answers', () => {
    expect(withReply(message, reply, true).own?.thread).toMatchObject({ followed: true, unread: 0 });
  });

  it('shows three faces at most, each once', () => {
    const root = ['b', 'c', 'b', 'd', 'e'].reduce(
      (known, id, index) =>
        withReply(
          known,
          { author: { id, displayName: id }, createdAt: `2026-11-17T1${index}:00:00Z` },
          false,
        ),
      message,
    );
    expect(root.own?.thread?.people.map(({ id }) => id)).toEqual(['b', 'c', 'd']);
    expect(root.own?.thread?.replies).toBe(5);
  });
});
