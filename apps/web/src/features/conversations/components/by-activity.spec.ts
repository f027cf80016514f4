import { expect, it } from '@jest/globals';
import type { Conversation } from '#contracts';
import { byActivity } from './by-activity.js';

const MADE = '01a0f1d2-3c00-7000-8000-000000000000';
const madeAt = new Date(Number.parseInt('01a0f1d23c00', 16));
const around = (minutes: number): string => new Date(madeAt.getTime() + minutes * 60_000).toISOString();

function talk(name: string, kind: Conversation['space']['kind'], at: string | null): Conversation {
  return {
    id: MADE,
    name,
    space: { id: 's', kind, ceilingLabelId: null, memberCount: 2 },
    defaultLabelId: null,
    lastMessage: at === null ? null : { authorName: 'A', excerpt: 'x', createdAt: at, labelId: 'l' },
    unread: { count: 0, mentions: 0 },
    lastReadId: null,
    abilities: { post: true },
  };
}

it('puts the newest activity first, a talk just begun included, and silent spaces last by name', () => {
  const talks = [
    talk('silent B', 'community', null),
    talk('older', 'project', around(-1)),
    talk('begun', 'group', null),
    talk('silent A', 'community', null),
    talk('newer', 'direct', around(1)),
  ];
  expect(talks.sort(byActivity).map(({ name }) => name)).toEqual([
    'newer',
    'begun',
    'older',
    'silent A',
    'silent B',
  ]);
});
