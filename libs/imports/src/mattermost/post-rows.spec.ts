import { describe, expect, it } from '@jest/globals';
import type { FilePost } from './line-shapes.js';
import { postRows, type ImportPlan } from './post-rows.js';

const CONVERSATION = '018f0000-0000-7000-8000-0000000000aa';
const PEOPLE: Readonly<Record<string, { id: string; displayName: string }>> = {
  jm: { id: '018f0000-0000-7000-8000-000000000001', displayName: 'Jeanne Morel' },
  low: { id: '018f0000-0000-7000-8000-000000000002', displayName: 'Louis Bas' },
};
const LOW = '018f0000-0000-7000-8000-000000000002';
const AT = Date.UTC(2024, 2, 1, 9);

const plan: ImportPlan = {
  labelId: 3,
  startedAt: new Date(Date.UTC(2025, 0, 1)),
  conversationOf: (channel) => (channel === 't/c' ? CONVERSATION : null),
  personOf: (username) => PEOPLE[username] ?? null,
  readsIn: (_conversation, person) => person !== LOW,
  displayNameOf: (username) => `Name of ${username}`,
};
const post = (changes: Partial<FilePost> = {}): FilePost => ({
  team: 't',
  channel: 'c',
  user: 'jm',
  message: 'text',
  create_at: AT,
  ...changes,
});
const rows = (changes: Partial<FilePost> = {}) => postRows(7, post(changes), plan);
const only = (changes: Partial<FilePost> = {}) => rows(changes)[0]!;

describe('rows of a post', () => {
  it('is a message of its author, at its time', () => {
    expect(rows()).toEqual([
      {
        line: 7,
        part: 0,
        outcome: 'imported',
        codes: [],
        channel: 't/c',
        author: 'jm',
        reactionsLeft: 0,
        message: {
          id: expect.stringMatching(/^018df93d-e680-7/) as unknown as string,
          threadId: null,
          attributed: true,
          body: 'text',
          createdAt: '2024-03-01T09:00:00.000Z',
          editedAt: null,
          reactions: [],
        },
      },
    ]);
  });

  it('is none of who could not read it there, nor are his reactions', () => {
    const row = only({
      user: 'low',
      reactions: [
        { user: 'low', emoji_name: '+1', create_at: AT },
        { user: 'jm', emoji_name: '+1', create_at: AT },
      ],
    });
    expect(row).toMatchObject({
      codes: ['AUTHOR_AS_TEXT', 'AUTHOR_NO_READER', 'REACTIONS_LEFT_OUT'],
      reactionsLeft: 1,
      message: {
        attributed: false,
        body: '**Name of low**\n\ntext',
        reactions: [{ person: PEOPLE['jm']?.id }],
      },
    });
  });

  it('has the same id each time, and another one for anything else', () => {
    const ids = new Set(
      [{}, { message: 'b' }, { user: 'other' }, { create_at: AT + 1 }].map(
        (changes) => only(changes).message?.id,
      ),
    );
    expect(ids.size).toBe(4);
    expect(only().message?.id).toBe(only().message?.id);
    const elsewhere = postRows(7, post(), { ...plan, labelId: 4 })[0]!;
    expect(elsewhere.message?.id).not.toBe(only().message?.id);
  });

  it('makes a topic of its replies; what the clocks had before the first message moves behind it', () => {
    const [root, first, second] = rows({
      replies: [
        { user: 'jm', message: 'earlier', create_at: AT - 5 },
        { user: 'other', message: 'later', create_at: AT + 60_000 },
      ],
    });
    expect(first).toMatchObject({ part: 1, codes: ['DATE_MOVED'], message: { threadId: root!.message?.id } });
    expect(first!.message!.id > root!.message!.id).toBe(true);
    expect(second).toMatchObject({
      part: 2,
      codes: ['AUTHOR_AS_TEXT'],
      message: {
        attributed: false,
        body: '**Name of other**\n\nlater',
        createdAt: '2024-03-01T09:01:00.000Z',
      },
    });
  });

  it('keeps answers when their first message is left out', () => {
    const [root, answer] = rows({ message: '', replies: [{ user: 'jm', message: 'a', create_at: AT + 1 }] });
    expect(root).toMatchObject({ outcome: 'refused', codes: ['TEXT_EMPTY'], message: null });
    expect(answer).toMatchObject({
      outcome: 'imported',
      codes: ['ROOT_LEFT_OUT'],
      message: { threadId: null },
    });
  });

  it('keeps the last text, and when it was changed', () => {
    expect(only({ edit_at: AT + 1_000 }).message?.editedAt).toBe('2024-03-01T09:00:01.000Z');
    expect(only({ edit_at: 0 }).message?.editedAt).toBeNull();
    expect(only({ edit_at: Date.UTC(2031, 0, 1) }).message?.editedAt).toBeNull();
  });

  it('keeps the reactions that are ours, of people who are here, once each', () => {
    const row = only({
      reactions: [
        { user: 'jm', emoji_name: '+1', create_at: AT + 5 },
        { user: 'jm', emoji_name: 'thumbsup', create_at: AT + 6 },
        { user: 'jm', emoji_name: 'parrot', create_at: AT + 7 },
        { user: 'other', emoji_name: 'heart', create_at: AT + 8 },
        { user: null, emoji_name: null },
      ],
    });
    expect(row.message?.reactions).toEqual([
      { person: PEOPLE['jm']!.id, reaction: 'agree', at: '2024-03-01T09:00:00.006Z' },
    ]);
    expect(row).toMatchObject({ reactionsLeft: 4, codes: ['REACTIONS_LEFT_OUT'] });
  });

  it('takes what a program wrote with an account for nobody’s words', () => {
    const props = { from_webhook: 'true', override_username: 'Jenkins', attachments: [{ text: 'Build 7' }] };
    expect(only({ message: '', props })).toMatchObject({
      codes: ['AUTHOR_AS_TEXT'],
      message: { attributed: false, body: '**Jenkins**\n\nBuild 7' },
    });
  });

  it.each([
    ['of a channel that goes nowhere', { channel: 'd' }, 'skipped', 'CHANNEL_LEFT_OUT'],
    ['of the system', { type: 'system_join_channel' }, 'skipped', 'SYSTEM_MESSAGE'],
    ['that was deleted there', { delete_at: AT + 1 }, 'skipped', 'DELETED_THERE'],
    ['of the year 1970', { create_at: 12 }, 'refused', 'DATE_WRONG'],
    ['of tomorrow', { create_at: Date.UTC(2025, 0, 2) }, 'refused', 'DATE_WRONG'],
    ['of half a millisecond', { create_at: AT + 0.5 }, 'refused', 'DATE_WRONG'],
    ['beyond all calendars', { create_at: 1e300 }, 'refused', 'DATE_WRONG'],
    ['without text', { message: null }, 'refused', 'TEXT_EMPTY'],
    ['of too many words', { message: 'x'.repeat(20_001) }, 'refused', 'TEXT_TOO_LONG'],
  ])('%s is left out', (_, changes, outcome, code) => {
    expect(only(changes)).toMatchObject({ outcome, codes: [code], message: null });
  });

  it('refuses a reply that is none, and goes on', () => {
    const [, broken, good] = rows({ replies: [7, { user: 'jm', message: 'a', create_at: AT + 1 }] });
    expect(broken).toMatchObject({ part: 1, outcome: 'refused', codes: ['SHAPE_WRONG'] });
    expect(good).toMatchObject({ part: 2, outcome: 'imported' });
  });
});
