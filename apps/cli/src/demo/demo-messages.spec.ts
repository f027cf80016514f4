import { describe, expect, it } from '@jest/globals';
import type { DemoMessage } from './demo-message.schema.js';
import { content, membersOf, people, reads } from './testing/demo-readers.js';

const talks = [
  ...content.spaces.map((space) => ({
    name: space.key,
    messages: space.messages,
    /** Who may be there at all. */
    enters: (uid: string) =>
      space.visibility === 'open' ? reads(uid, space.entry) : membersOf(space).includes(uid),
  })),
  ...content.directs.map(({ between, messages }) => ({
    name: between.join(' – '),
    messages,
    enters: (uid: string) => between.includes(uid),
  })),
];

/** Everybody who did something with a message, or is named in it. */
const peopleAround = (message: DemoMessage): string[] => [
  ...Object.values(message.reactions).flat(),
  ...(message.acknowledgedBy ?? []),
  ...[...message.body.matchAll(/@\{([^}]+)\}/g)]
    .map(([, uid]) => uid as string)
    .filter((uid) => uid !== 'space'),
  ...[message.pinnedBy, message.resolved?.by, message.report?.by].filter((uid) => uid !== undefined),
];

const readersOf = ({ label }: DemoMessage): string[] =>
  people.map(({ uid }) => uid).filter((uid) => reads(uid, label));

describe('what hangs on the messages of the demo', () => {
  it.each(talks)('$name: comes from people who read the message', ({ messages, enters }) => {
    const strangers = messages.flatMap((message) =>
      peopleAround(message).filter((uid) => !enters(uid) || !reads(uid, message.label)),
    );
    expect(strangers).toEqual([]);
  });

  it.each(talks)('$name: answers and quotes what stands before it and is not above it', ({ messages }) => {
    messages.forEach((message, index) => {
      const sources = [message.under, ...message.quotes].filter((key) => key !== undefined);
      for (const key of sources) {
        const source = messages.slice(0, index).find((earlier) => earlier.key === key);
        expect([key, source?.key]).toEqual([key, key]);
        if (key === message.under) expect(source?.under).toBeUndefined();
        const blind = readersOf(message).filter((uid) => source && !reads(uid, source.label));
        expect(blind).toEqual([]);
      }
      expect(message.resolved === undefined || message.title !== undefined).toBe(true);
    });
  });

  it('shows each of it at least once', () => {
    const messages = talks.flatMap((talk) => talk.messages);
    const some = (holds: (message: DemoMessage) => boolean): number => messages.filter(holds).length;

    expect(some(({ under }) => under !== undefined)).toBeGreaterThanOrEqual(6);
    expect(some(({ resolved }) => resolved !== undefined)).toBeGreaterThanOrEqual(1);
    expect(some(({ quotes }) => quotes.length > 0)).toBeGreaterThanOrEqual(2);
    expect(some(({ pinnedBy }) => pinnedBy !== undefined)).toBeGreaterThanOrEqual(4);
    expect(some(({ body }) => body.includes('@{'))).toBeGreaterThanOrEqual(4);
    expect(some(({ acknowledgedBy }) => acknowledgedBy !== undefined)).toBe(1);
    expect(some(({ report }) => report !== undefined)).toBe(1);
    expect(some(({ priority }) => priority !== 'normal')).toBeGreaterThanOrEqual(2);
  });
});
