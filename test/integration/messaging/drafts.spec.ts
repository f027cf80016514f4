import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Draft, DraftItem } from '#contracts';
import type { Page } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

const NOTHING = { body: '', labelId: null, quotes: [], priority: 'normal', acknowledge: null };

describe('drafts', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const path = (): string => `conversations/${space.conversationId}/draft`;
  const save = (token: string, body: string, labelId: string | null = null) =>
    api.ask<Draft>('PUT', path(), { token, body: { body, labelId } });
  const read = async (token: string): Promise<Draft> => (await api.ask<Draft>('GET', path(), { token })).body;

  it('survive the session, and are forgotten when they are empty', async () => {
    const labelId = await api.wireId('S_A');
    expect((await save(await api.signIn('s_a'), 'half a thought', labelId)).status).toBe(200);
    const again = await api.signIn('s_a');
    expect(await read(again)).toEqual({ ...NOTHING, body: 'half a thought', labelId });
    await save(again, 'another', labelId);
    expect((await read(again)).body).toBe('another');
    await save(again, '');
    expect(await read(again)).toEqual(NOTHING);
  });

  it('are seen by their writer alone, at the level of their label', async () => {
    await save(await api.signIn('s_ab'), 'CANARY-draft', await api.wireId('S_AB'));
    expect((await read(await api.signIn('s_a'))).body).toBe('');
    expect((await read(await api.signIn('s_ab', 'DR'))).body).toBe('');
    expect((await read(await api.signIn('s_ab'))).body).toBe('CANARY-draft');
  });

  it('written below the label of a hidden one do not stumble over it', async () => {
    await save(await api.signIn('s_ab'), 'high', await api.wireId('S_AB'));
    const low = await api.signIn('s_ab', 'NP');
    expect((await save(low, 'low')).status).toBe(200);
    expect((await read(low)).body).toBe('low');
  });

  it('take no label that their writer does not dominate, and no hidden conversation', async () => {
    const refused = await api.ask('PUT', path(), {
      token: await api.signIn('np'),
      body: { body: 'x', labelId: await api.wireId('S_A') },
    });
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 422,
      code: 'LABEL_REFUSED',
    });
    const hidden = await api.ask('GET', path(), { token: await api.signIn('dr') });
    expect({ status: hidden.status, code: hidden.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
  });
  it('stand beside each other, one for the main flow and one for each topic, with what they quote', async () => {
    const [first, second] = [
      await site.addMessage(space, 's_ab', 'NP', 'first'),
      await site.addMessage(space, 's_ab', 'NP', 'second'),
    ];
    const token = await api.signIn('np');
    const labelId = await api.wireId('NP');
    const inTopic = `${path()}?threadId=${first}`;
    const put = (address: string, body: object) => api.ask<Draft>('PUT', address, { token, body });
    await put(path(), { body: 'main', labelId, quotes: [second] });
    await put(inTopic, { body: '', labelId, quotes: [second] });
    expect((await api.ask<Draft>('GET', path(), { token })).body).toEqual({
      ...{ ...NOTHING, body: 'main', labelId },
      quotes: [second],
    });
    expect((await api.ask<Draft>('GET', inTopic, { token })).body).toEqual({
      ...{ ...NOTHING, labelId },
      quotes: [second],
    });
    await put(inTopic, { body: '', labelId });
    expect((await api.ask<Draft>('GET', inTopic, { token })).body.quotes).toEqual([]);
    await site.admin.query(`UPDATE messaging.message SET deleted_at = now(), body = '' WHERE id = $1`, [
      second,
    ]);
    expect((await api.ask<Draft>('GET', path(), { token })).body).toEqual({
      ...NOTHING,
      body: 'main',
      labelId,
    });
  });

  it('keep how they are to be sent, without which no words are one', async () => {
    const [first, other] = [await api.signIn('np'), await api.signIn('np')];
    const topic = await site.addMessage(space, 's_ab', 'NP', 'topic');
    const address = `${path()}?threadId=${topic}`;
    const labelId = await api.wireId('NP');
    const put = (body: object) => api.ask<Draft>('PUT', address, { token: first, body });
    const seen = async () => (await api.ask<Draft>('GET', address, { token: other })).body;
    const listed = async () =>
      (await api.ask<Page<DraftItem>>('GET', 'drafts', { token: other })).body.items.find(
        ({ threadId }) => threadId === topic,
      );
    const plain = { body: 'to all', labelId, quotes: [] };
    for (const sending of [
      { priority: 'urgent', acknowledge: { dueAt: '2026-12-01T08:00:00.000Z' } },
      { priority: 'normal', acknowledge: { dueAt: null } },
      { priority: 'important', acknowledge: null },
    ]) {
      expect((await put({ ...plain, ...sending })).body).toEqual({ ...plain, ...sending });
      expect(await seen()).toEqual({ ...plain, ...sending });
      expect(await listed()).toMatchObject(sending);
    }
    expect((await put({ ...plain, priority: 'louder' })).status).toBe(422);
    // A page that knows nothing of it sends plainly, and what is empty is forgotten whole.
    expect((await put(plain)).body).toMatchObject({ priority: 'normal', acknowledge: null });
    expect((await put({ ...plain, body: '', priority: 'urgent' })).body).toEqual(NOTHING);
    expect(await seen()).toEqual(NOTHING);
    expect(await listed()).toBeUndefined();
  });

  it('quote nothing above their label, and nothing that is hidden', async () => {
    const secret = await site.addMessage(space, 's_ab', 'S_A', 'CANARY');
    const put = async (uid: 'np' | 's_a', label: 'NP' | 'S_A', address = path()) =>
      api.ask('PUT', address, {
        token: await api.signIn(uid),
        body: { body: 'x', labelId: await api.wireId(label), quotes: address === path() ? [secret] : [] },
      });
    expect(await put('s_a', 'NP')).toMatchObject({ status: 409, body: { code: 'LABEL_BELOW_SOURCE' } });
    expect(await put('s_a', 'NP', `${path()}?threadId=${secret}`)).toMatchObject({
      status: 409,
      body: { code: 'LABEL_BELOW_SOURCE' },
    });
    expect(await put('np', 'NP')).toMatchObject({ status: 422, body: { code: 'MESSAGE_SOURCE_REFUSED' } });
    expect((await put('s_a', 'S_A')).status).toBe(200);
  });

  it('are listed wherever they were begun, for their writer alone and at the level of their label, page by page', async () => {
    const [first, second] = [
      await site.addSpace({ members: ['s_ab', 'np'] }),
      await site.addSpace({ members: ['s_ab', 'np'] }),
    ];
    const [high, low] = [await api.signIn('s_ab'), await api.signIn('s_ab', 'NP')];
    const labels = { S_AB: await api.wireId('S_AB'), NP: await api.wireId('NP') };
    const begin = (at: TestSpace, body: string, label: 'S_AB' | 'NP', token = high) =>
      api.ask('PUT', `conversations/${at.conversationId}/draft`, {
        token,
        body: { body, labelId: labels[label] },
      });
    const list = async (token: string, query = ''): Promise<Page<DraftItem>> =>
      (await api.ask<Page<DraftItem>>('GET', `drafts${query}`, { token })).body;
    await begin(first, 'CANARY-begun-high', 'S_AB');
    await begin(second, 'begun low', 'NP');
    expect((await list(high)).items.slice(0, 2)).toMatchObject([
      { body: 'begun low', conversation: { id: second.conversationId }, labelId: labels.NP, threadId: null },
      { body: 'CANARY-begun-high', conversation: { id: first.conversationId }, labelId: labels.S_AB },
    ]);
    const page = await list(high, '?limit=1');
    expect(page.items.map(({ body }) => body)).toEqual(['begun low']);
    expect((await list(high, `?limit=1&before=${page.next ?? ''}`)).items.map(({ body }) => body)).toEqual([
      'CANARY-begun-high',
    ]);
    for (const token of [low, await api.signIn('np')])
      expect(JSON.stringify(await list(token))).not.toContain('CANARY');

    // What was begun below in the same place is the one that opens there from then on.
    await begin(first, 'begun again', 'NP', low);
    const bodies = (await list(high)).items.map(({ body }) => body);
    expect(bodies).toContain('begun again');
    expect(bodies).not.toContain('CANARY-begun-high');

    await site.admin.query('DELETE FROM spaces.membership WHERE space_id = $1 AND person_id = $2', [
      second.id,
      site.account('s_ab'),
    ]);
    expect((await list(await api.signIn('s_ab'))).items.map(({ body }) => body)).not.toContain('begun low');
  });
});
