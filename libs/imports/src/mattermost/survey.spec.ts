import { describe, expect, it } from '@jest/globals';
import { LineReader } from './line-reader.js';
import { MOST_CHANNELS, Survey } from './survey.js';

const LINES = [
  { type: 'version', version: 1 },
  { type: 'emoji', emoji: { name: 'parrot', image: 'x' } },
  { type: 'team', team: { name: 't', display_name: 'Équipe' } },
  { type: 'channel', channel: { team: 't', name: 'c', display_name: 'Banc', type: 'O' } },
  {
    type: 'user',
    user: { username: 'jm', email: 'jm@exemple.fr', first_name: 'Jeanne', last_name: 'Morel' },
  },
  {
    type: 'post',
    post: {
      team: 't',
      channel: 'c',
      user: 'jm',
      message: 'a',
      create_at: 1_700_000_000_000,
      reactions: [
        { user: 'jm', emoji_name: '+1', create_at: 1 },
        { user: 'jm', emoji_name: 'parrot', create_at: 1 },
      ],
      replies: [{ user: 'jk', message: 'b', create_at: 1_700_000_060_000, attachments: [{ path: 'x.pdf' }] }],
    },
  },
  {
    type: 'post',
    post: { team: 't', channel: 'unheard', user: 'jk', message: 'c', create_at: 1_600_000_000_000 },
  },
  { type: 'direct_channel', direct_channel: {} },
  { type: 'direct_post', direct_post: {} },
];

function survey(lines: readonly (object | string)[]) {
  const taken = new Survey();
  const reader = new LineReader();
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const problems = [...reader.feed(Buffer.from(text)), ...reader.finish()].map((line) => taken.add(line));
  return { taken, problem: problems.find((problem) => problem !== null) ?? taken.conclude() };
}

describe('the survey of a file', () => {
  it('counts what it holds, and names users and channels that only posts tell of', () => {
    const { taken, problem } = survey([...LINES, '{"type":"post"', '']);
    expect(problem).toBeNull();
    expect(taken.preview()).toEqual({
      lines: 10,
      teams: 1,
      channels: 2,
      users: 2,
      posts: 2,
      replies: 1,
      reactions: 2,
      knownReactions: 1,
      attachments: 1,
      directPosts: 1,
      oldestAt: '2020-09-13T12:26:40.000Z',
      newestAt: '2023-11-14T22:14:20.000Z',
      broken: 1,
      faults: [{ line: 10, code: 'JSON_BROKEN' }],
    });
    expect(taken.found()).toEqual({
      users: [
        { username: 'jm', displayName: 'Jeanne Morel', email: 'jm@exemple.fr', posts: 1 },
        { username: 'jk', displayName: 'jk', email: null, posts: 2 },
      ],
      channels: [
        { key: 't/c', displayName: 'Banc', isPrivate: false, posts: 1, replies: 1 },
        { key: 't/unheard', displayName: 'unheard', isPrivate: true, posts: 1, replies: 0 },
      ],
    });
  });

  it.each([
    ['nothing', []],
    ['blank lines', ['', ' ']],
    ['no version first', LINES.slice(1)],
    ['another version', [{ type: 'version', version: 2 }]],
    ['something else', ['PK\u0003\u0004', 'x']],
  ])('refuses a file of %s', (_, lines) => {
    expect(survey(lines).problem).toBe('NOT_MATTERMOST');
  });

  it('bounds what it keeps', () => {
    const many = Array.from({ length: MOST_CHANNELS + 1 }, (_, index) => ({
      type: 'channel',
      channel: { team: 't', name: `c${index}`, type: 'O' },
    }));
    expect(survey([LINES[0]!, ...many]).problem).toBe('TOO_MANY_CHANNELS');
    const broken = survey([LINES[0]!, ...Array.from({ length: 300 }, () => '{')]).taken.preview();
    expect([broken.broken, broken.faults.length]).toEqual([300, 100]);
  });
});
