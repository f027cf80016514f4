import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessagePage } from '#contracts';
import { exportText, FIRST_AT, post } from '../../support/imports/mattermost-file.js';
import { ImportSite } from '../../support/imports/import-site.js';

const FILE = Buffer.from(
  exportText(
    post(0, {
      message: 'Bonjour @dr et @parti',
      reactions: [
        { user: 'dr', emoji_name: '+1', create_at: FIRST_AT + 1_000 },
        { user: 'parti', emoji_name: 'heart', create_at: FIRST_AT + 2_000 },
      ],
      replies: [
        { user: 'parti', message: 'Oui', create_at: FIRST_AT + 5_000 },
        { user: 'dr', message: 'Non', create_at: FIRST_AT - 5_000 },
      ],
    }),
    post(1, { user: 'parti', edit_at: FIRST_AT + 90_000 }),
    post(1, { user: 'parti', edit_at: FIRST_AT + 90_000 }),
    post(2, { channel: 'ferme' }),
    '{"type":"post"',
    { type: 'direct_channel', direct_channel: { members: ['dr', 'parti'] } },
    { type: 'direct_post', direct_post: { channel_members: ['dr', 'parti'], user: 'dr', message: 'SECRET' } },
  ),
);

describe('the import of a file', () => {
  let world: ImportSite;

  beforeAll(async () => {
    world = await ImportSite.start();
  }, 60_000);
  afterAll(() => world.stop());

  it('goes from the first piece to the report', async () => {
    const { animator, space, site } = world;
    const id = await animator.send(space.id, 'NP', FILE);
    const checked = await world.reached(id, 'ready', 'stopped');
    expect(checked).toMatchObject({
      state: 'ready',
      problem: null,
      preview: { posts: 4, replies: 2, channels: 2, users: 2, reactions: 2, directPosts: 1, broken: 1 },
      mapping: { channels: 1, users: 1 },
      abilities: { map: true, start: true, cancel: true, undo: false },
    });
    const users = await animator.ask<{ items: unknown[] }>('GET', `imports/${id}/users`);
    expect(users.body.items).toEqual([
      {
        username: 'dr',
        displayName: 'Denise Roy',
        posts: 3,
        person: { id: site.account('dr'), displayName: 'Person dr' },
        by: 'username',
      },
      { username: 'parti', displayName: 'Paul Arti', posts: 3, person: null, by: null },
    ]);
    const mapped = await animator.map(id, { channels: [{ channel: 'labo/banc', spaceId: space.id }] });
    expect(mapped.body).toMatchObject({ mapping: { channels: 1, users: 1 }, abilities: { start: true } });
    expect((await animator.act(id, 'start')).body).toMatchObject({ state: 'running' });
    expect(await world.reached(id, 'finished', 'stopped')).toMatchObject({
      state: 'finished',
      counts: { imported: 4, skipped: 2, refused: 2, removed: 0, kept: 0 },
      abilities: { undo: true },
    });
    const report = await animator.report(id);
    expect(report.map(({ line, part, outcome, codes }) => [line, part, outcome, codes.join(' ')])).toEqual([
      [7, 0, 'imported', 'REACTIONS_LEFT_OUT'],
      [7, 1, 'imported', 'AUTHOR_AS_TEXT'],
      [7, 2, 'imported', 'DATE_MOVED'],
      [8, 0, 'imported', 'AUTHOR_AS_TEXT'],
      [9, 0, 'skipped', 'DUPLICATE'],
      [10, 0, 'skipped', 'CHANNEL_LEFT_OUT'],
      [11, 0, 'refused', 'JSON_BROKEN'],
      [13, 0, 'refused', 'DIRECT_REFUSED'],
    ]);
    const page = await animator.ask<MessagePage>('GET', `conversations/${space.conversationId}/messages`);
    expect(page.body.items).toMatchObject([
      {
        author: { id: site.account('animator') },
        body: '**Paul Arti**\n\nMessage 1',
        createdAt: '2024-03-01T09:01:00.000Z',
        editedAt: '2024-03-01T09:01:30.000Z',
        importedBy: { id: site.account('animator'), displayName: 'Person animator' },
      },
      {
        author: { id: site.account('dr') },
        body: `Bonjour [@Person dr](ruche:person/${site.account('dr')}) et @parti`,
        createdAt: '2024-03-01T09:00:00.000Z',
        importedBy: { id: site.account('animator') },
        own: { thread: { replies: 2, unread: 0 } },
      },
    ]);
  }, 60_000);
});
