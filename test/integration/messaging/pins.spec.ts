import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Pin, SavedMessage } from '#contracts';
import { newId, type Page } from '#kernel';
import { EventReader } from '../../support/http/event-reader.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('pins and saved messages', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    space = await site.addSpace({ name: 'Capteurs', members: ['np', 's_a', 's_ab'] });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const put = (token: string, id: string, what: 'pin' | 'saved', where = space) =>
    api.ask('PUT', `conversations/${where.conversationId}/messages/${id}/${what}`, { token });
  const take = (token: string, id: string, what: 'pin' | 'saved', where = space) =>
    api.ask('DELETE', `conversations/${where.conversationId}/messages/${id}/${what}`, { token });
  const pins = async (token: string, query = '', where = space) =>
    (await api.ask<Page<Pin>>('GET', `conversations/${where.conversationId}/pins${query}`, { token })).body;
  const saved = async (token: string, query = '') =>
    (await api.ask<Page<SavedMessage>>('GET', `saved-messages${query}`, { token })).body;

  it('a pin is seen by all who read its message, latest first, page by page', async () => {
    const where = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
    const ids = [];
    for (const label of ['NP', 'S_AB', 'NP', 'NP'] as const)
      ids.push(await site.addMessage(where, 's_ab', label, label));
    const author = await api.signIn('s_ab');
    for (const id of ids) expect((await put(author, id, 'pin', where)).status).toBe(204);
    const np = await api.signIn('np');
    const first = await pins(np, '?limit=2', where);
    expect(first.items.map(({ message }) => message.id)).toEqual([ids[3], ids[2]]);
    expect(first.items[0]?.pinnedBy).toEqual({ id: site.account('s_ab'), displayName: 'Person s_ab' });
    const rest = await pins(np, `?before=${first.next ?? ''}`, where);
    expect(rest.items.map(({ message }) => message.id)).toEqual([ids[0]]);
    expect(rest.next).toBeNull();
    expect((await pins(author, '', where)).items).toHaveLength(4);
  });

  it('pinning twice is one pin and one record; what is taken down or deleted is pinned no more', async () => {
    const where = await site.addSpace({ members: ['np', 's_ab'] });
    const [id, gone] = [
      await site.addMessage(where, 's_ab', 'NP', 'text'),
      await site.addMessage(where, 'np', 'NP', 'text'),
    ];
    const np = await api.signIn('np');
    await put(np, id, 'pin', where);
    await put(np, id, 'pin', where);
    await put(np, gone, 'pin', where);
    const counted = `SELECT count(*)::int AS value FROM audit.audit_event WHERE event = 'message.pinned' AND object_id = $1`;
    expect(await site.value(counted, id)).toBe(1);
    await api.ask('DELETE', `conversations/${where.conversationId}/messages/${gone}`, { token: np });
    expect((await pins(np, '', where)).items.map(({ message }) => message.id)).toEqual([id]);
    expect(await put(np, gone, 'pin', where)).toMatchObject({
      status: 409,
      body: { code: 'MESSAGE_DELETED' },
    });
    await take(np, id, 'pin', where);
    expect((await pins(np, '', where)).items).toEqual([]);
  });

  it('pinned by who writes there alone', async () => {
    const news = await site.addSpace({ kind: 'announcement', members: ['np', 's_ab'] });
    await site.admin.query(
      `UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1 AND person_id = $2`,
      [news.id, site.account('s_ab')],
    );
    const id = await site.addMessage(news, 's_ab', 'NP', 'news');
    const np = await api.signIn('np');
    expect(await put(np, id, 'pin', news)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await put(await api.signIn('s_ab'), id, 'pin', news)).status).toBe(204);
    expect(await take(np, id, 'pin', news)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await pins(np, '', news)).items).toHaveLength(1);
  });

  it('streams tell of a pin whoever reads its message, and nobody else', async () => {
    const origin = await api.app.getUrl();
    const [np, s_a] = [
      await (await EventReader.open(origin, await api.signIn('np'))).joined(),
      await (await EventReader.open(origin, await api.signIn('s_a'))).joined(),
    ];
    const [secret, open] = [
      await site.addMessage(space, 's_a', 'S_A', 'text'),
      await site.addMessage(space, 's_a', 'NP', 'text'),
    ];
    const author = await api.signIn('s_ab');
    await put(author, secret, 'pin');
    await put(author, open, 'pin');
    await np.until(() => np.events('pin.changed').length === 1);
    await s_a.until(() => s_a.events('pin.changed').length === 2);
    const [first] = np.events('pin.changed');
    expect(JSON.parse(first?.data ?? '')).toMatchObject({
      ...{ conversationId: space.conversationId, messageId: open },
      pinnedAt: expect.any(String),
    });
    await take(author, open, 'pin');
    await np.until(() => np.events('pin.changed').length === 2);
    expect(JSON.parse(np.events('pin.changed')[1]?.data ?? '')).toMatchObject({ pinnedAt: null });
    for (const reader of [np, s_a]) reader.close();
  });

  it('what is saved is the saver’s alone, latest first, with the place where it stands', async () => {
    const ids = [];
    for (const label of ['NP', 'S_A', 'NP'] as const)
      ids.push(await site.addMessage(space, 's_ab', label, label));
    const token = await api.signIn('s_a');
    for (const id of ids) expect((await put(token, id, 'saved')).status).toBe(204);
    await put(token, ids[0]!, 'saved');
    const first = await saved(token, '?limit=2');
    expect(first.items.map(({ message }) => message.id)).toEqual([ids[2], ids[1]]);
    expect(first.items[0]?.conversation).toEqual({ id: space.conversationId, name: 'Capteurs' });
    expect(
      (await saved(token, `?before=${first.next ?? ''}`)).items.map(({ message }) => message.id),
    ).toEqual([ids[0]]);
    expect((await saved(await api.signIn('s_ab'))).items).toEqual([]);
    expect((await saved(await api.signIn('s_a', 'NP'))).items.map(({ message }) => message.id)).toEqual([
      ids[2],
      ids[0],
    ]);
    await take(token, ids[2]!, 'saved');
    expect((await saved(token)).items).toHaveLength(2);
  });

  it('what is hidden is neither pinned nor saved, like what never was', async () => {
    const secret = await site.addMessage(space, 's_ab', 'S_AB', 'text');
    const np = await api.signIn('np');
    for (const what of ['pin', 'saved'] as const)
      for (const id of [secret, newId()]) {
        expect(await put(np, id, what)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
        expect(await take(np, id, what)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
      }
  });

  it('nobody who has left keeps what he saved', async () => {
    const where = await site.addSpace({ members: ['dr'] });
    const id = await site.addMessage(where, 'dr', 'NP', 'text');
    const dr = await api.signIn('dr');
    await put(dr, id, 'saved', where);
    expect((await saved(dr)).items).toHaveLength(1);
    await site.admin.query('DELETE FROM spaces.membership WHERE space_id = $1', [where.id]);
    expect((await saved(dr)).items).toEqual([]);
  });
});
