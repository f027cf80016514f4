import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, MessagePage } from '#contracts';
import { newId } from '#kernel';
import { EventReader } from '../../support/http/event-reader.js';
import { startWith } from '../../support/http/start-with.js';
import { without } from '../../support/http/without.js';
import type { Answer, TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('quotes and forwards', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let other: TestSpace;
  let np: string;
  let a: string;
  let ab: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await startWith(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    space = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
    other = await site.addSpace({ members: ['s_a', 's_ab'] });
    [np, a, ab] = [await api.signIn('np'), await api.signIn('s_a'), await api.signIn('s_ab')];
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const path = (id: string, at = space): string => `conversations/${at.conversationId}/messages/${id}`;
  const get = async (token: string, id: string, at = space) =>
    (await api.ask<Message>('GET', path(id, at), { token })).body;
  const shown = (answer: Answer): string =>
    JSON.stringify([
      answer.status,
      without(answer.headers, 'x-request-id', 'date'),
      answer.text.replaceAll(String(answer.headers['x-request-id']), 'REQUEST'),
    ]);

  it('shows what is quoted as it is now, in the order of quoting', async () => {
    const first = (await api.post(np, space, 'NP', '# Titre\n\n**gras** et [lien](https://x.example) `code`'))
      .body;
    const second = (await api.post(a, space, 'NP', 'deuxième')).body;
    const quoting = (await api.post(np, space, 'NP', 'voir', { quotes: [second.id, first.id] })).body;
    expect(quoting.quotes.map(({ excerpt, state }) => [excerpt, state])).toEqual([
      ['deuxième', 'shown'],
      ['Titre gras et lien code', 'shown'],
    ]);
    expect(quoting.quotes[0]).toMatchObject({
      id: second.id,
      author: { id: site.account('s_a') },
      labelId: second.labelId,
    });
    await api.ask('PATCH', path(first.id), { token: np, body: { body: 'autrement', version: 1 } });
    await api.ask('DELETE', path(second.id), { token: a });
    const now = await get(a, quoting.id);
    expect(now.quotes.map(({ excerpt, state }) => [excerpt, state])).toEqual([
      ['', 'deleted'],
      ['autrement', 'shown'],
    ]);
  });

  it('refuses every quote and forward of what the author does not read like that of a random id', async () => {
    const hidden = await site.addMessage(space, 's_ab', 'S_AB', 'above');
    const elsewhere = await site.addMessage(other, 's_ab', 'NP', 'in another space');
    const gone = (await api.post(np, space, 'NP', 'gone')).body.id;
    await api.ask('DELETE', path(gone), { token: np });
    const root = (await api.post(np, space, 'NP', 'root')).body.id;
    const reply = (await api.post(np, space, 'NP', 'reply', { threadId: root })).body.id;
    const quote = async (id: string) => shown(await api.post(np, space, 'NP', 'x', { quotes: [id] }));
    const forward = async (id: string) => shown(await api.post(np, space, 'NP', 'x', { forwardOf: id }));
    const random = await quote(newId());
    expect(random).toContain('MESSAGE_SOURCE_REFUSED');
    // A reply is quoted inside its own topic.
    for (const id of [hidden, elsewhere, gone, reply]) expect(await quote(id)).toBe(random);
    for (const id of [newId(), hidden, elsewhere, gone]) expect(await forward(id)).toBe(random);
    const inside = await api.post(np, space, 'NP', 'x', { threadId: root, quotes: [reply, root] });
    expect(inside.status).toBe(201);
    expect(inside.body.quotes.map(({ id }) => id)).toEqual([reply, root]);
  });

  it('carries words elsewhere as they were, and tells where from only to whom that place is open', async () => {
    const source = (await api.post(ab, other, 'NP', 'les mots')).body;
    const forwarded = (await api.post(ab, space, 'NP', '', { forwardOf: source.id })).body;
    const words = {
      author: { id: site.account('s_ab'), displayName: 'Person s_ab' },
      body: 'les mots',
      createdAt: source.createdAt,
    };
    const from = { conversationId: other.conversationId, messageId: source.id };
    expect(forwarded).toMatchObject({ body: '', forwarded: { ...words, source: from } });
    await api.ask('PATCH', path(source.id, other), { token: ab, body: { body: 'changés', version: 1 } });
    expect((await get(a, forwarded.id)).forwarded).toEqual({ ...words, source: from });
    // np is no member of the other space.
    expect((await get(np, forwarded.id)).forwarded).toEqual({ ...words, source: null });
    const list = await api.ask<MessagePage>('GET', `conversations/${space.conversationId}/messages`, {
      token: np,
    });
    expect(list.text).not.toContain(source.id);
    // Forwarded again it stays the words and the name of who wrote them.
    const again = (await api.post(np, space, 'NP', '', { forwardOf: forwarded.id })).body;
    expect(again.forwarded).toMatchObject({ ...words, source: { messageId: forwarded.id } });
  });

  it('tells a stream no more than the least of its readers may know', async () => {
    const stream = await (await EventReader.open(await api.app.getUrl(), np)).joined();
    const source = (await api.post(ab, other, 'NP', 'loin')).body;
    const near = (await api.post(ab, space, 'NP', 'près')).body;
    const far = (await api.post(ab, space, 'NP', 'un', { forwardOf: source.id })).body;
    const here = (await api.post(ab, space, 'NP', 'deux', { forwardOf: near.id })).body;
    const root = (await api.post(np, space, 'NP', 'racine')).body;
    const reply = (await api.post(ab, space, 'NP', 'réponse', { threadId: root.id, quotes: [root.id] })).body;
    await api.post(ab, space, 'S_AB', 'au-dessus', { threadId: near.id });
    await api.ask('PATCH', path(near.id), { token: ab, body: { body: 'près, encore', version: 1 } });
    const frames = () =>
      [...stream.events('message.created'), ...stream.events('message.changed')].map(
        ({ data }) => JSON.parse(data ?? '') as Message,
      );
    // The last of all: what is delivered late is read as it is then, edited already.
    await stream.until(() => stream.events('message.changed').length > 0);
    const frame = (id: string) => frames().findLast((one) => one.id === id);
    expect(frame(far.id)?.forwarded).toMatchObject({ body: 'loin', source: null });
    expect(frame(here.id)?.forwarded).toMatchObject({ source: { messageId: near.id } });
    expect(frame(reply.id)).toMatchObject({
      threadId: root.id,
      own: null,
      quotes: [{ excerpt: 'racine' }],
      abilities: { reply: true, update: false, resolve: false, forward: true },
    });
    expect(frame(near.id)).toMatchObject({ body: 'près, encore', thread: null, own: null });
    expect(stream.text).not.toContain('au-dessus');
    stream.close();
  });

  it('takes the words out of reach when the message that brought them is deleted', async () => {
    const source = (await api.post(ab, other, 'NP', 'CANARY-brought')).body;
    const brought = (await api.post(ab, space, 'NP', '', { forwardOf: source.id })).body;
    const deleted = await api.ask<Message>('DELETE', path(brought.id), { token: ab });
    expect(deleted.body).toMatchObject({ forwarded: null, quotes: [], abilities: { forward: false } });
    const kept = 'SELECT body AS value FROM messaging.message_removed WHERE message_id = $1 AND version = 0';
    expect(await site.value(kept, brought.id)).toBe('CANARY-brought');
    expect(
      await site.value('SELECT count(*) AS value FROM messaging.forward WHERE message_id = $1', brought.id),
    ).toBe('0');
  });

  it('blocks forwarding from the first protected level on, where the site says so', async () => {
    const strict = await startWith(site, {
      settings: { messaging: { acknowledgement: { remindMinutes: 240 }, copyBlock: 'recorded' } },
    });
    const high = (await strict.post(ab, space, 'S_A', 'protégé')).body;
    const low = (await strict.post(ab, space, 'NP', 'non protégé')).body;
    expect([high.abilities.forward, low.abilities.forward]).toEqual([false, true]);
    const refused = await strict.post(ab, other, 'S_A', '', { forwardOf: high.id });
    expect([refused.status, refused.body.code]).toEqual([409, 'COPY_BLOCKED']);
    expect((await strict.post(ab, other, 'NP', '', { forwardOf: low.id })).status).toBe(201);
    const labels = await strict.ask<{ items: { id: string; copyBlocked: boolean }[] }>('GET', 'labels', {
      token: ab,
    });
    const blocked = new Map(labels.body.items.map(({ id, copyBlocked }) => [id, copyBlocked]));
    expect([blocked.get(await api.wireId('S_A')), blocked.get(await api.wireId('NP'))]).toEqual([
      true,
      false,
    ]);
    await strict.stop();
    expect((await api.post(ab, other, 'S_A', '', { forwardOf: high.id })).status).toBe(201);
  });
});
