import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, MessageHistory, Problem } from '#contracts';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('messages that change', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  let author: string;
  let reader: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
    [author, reader] = [await api.signIn('s_ab'), await api.signIn('s_a')];
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const post = async (body: string, label: 'NP' | 'S_A' | 'S_AB' = 'S_A'): Promise<string> =>
    (await api.post(author, space, label, body)).body.id;
  const path = (id: string): string => `conversations/${space.conversationId}/messages/${id}`;
  const edit = (token: string, id: string, body: string, version = 1) =>
    api.ask<Message & Problem>('PATCH', path(id), { token, body: { body, version } });
  const lastRefusal = async (): Promise<unknown> => {
    const { rows } = await site.admin.query(
      `SELECT reason, actor FROM audit.audit_event WHERE event = 'request.refused' ORDER BY id DESC LIMIT 1`,
    );
    return rows[0];
  };

  it('keep what they said before, for those who may read them', async () => {
    const id = await post('first');
    const edited = await edit(author, id, 'second');
    expect(edited.status).toBe(200);
    expect(edited.body).toMatchObject({
      body: 'second',
      version: 2,
      editedAt: expect.any(String),
      deletedAt: null,
    });
    const history = await api.ask<MessageHistory>('GET', `${path(id)}/history`, { token: reader });
    expect(history.body.items).toEqual([{ version: 1, body: 'first', writtenAt: edited.body.createdAt }]);
    const hidden = await api.ask('GET', `${path(id)}/history`, { token: await api.signIn('np') });
    expect({ status: hidden.status, code: hidden.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
  });

  it('are changed by their author alone', async () => {
    const id = await post('mine');
    for (const answer of [
      await edit(reader, id, 'not yours'),
      await api.ask('DELETE', path(id), { token: reader }),
    ]) {
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 403, code: 'FORBIDDEN' });
      expect(await lastRefusal()).toEqual({ reason: 'FORBIDDEN', actor: site.account('s_a') });
    }
    expect(await site.value('SELECT body AS value FROM messaging.message WHERE id = $1', id)).toBe('mine');
  });

  it('are not changed twice from the same version, and a tombstone not at all', async () => {
    const id = await post('v1');
    const race = await Promise.all([edit(author, id, 'left'), edit(author, id, 'right')]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(race.find(({ status }) => status === 409)?.body.code).toBe('MESSAGE_CHANGED');
    expect((await api.ask('DELETE', path(id), { token: author })).status).toBe(200);
    expect((await edit(author, id, 'again', 3)).body.code).toBe('MESSAGE_DELETED');
    expect((await api.ask('DELETE', path(id), { token: author })).body.code).toBe('MESSAGE_DELETED');
  });

  it('leave a tombstone whose words no reader gets, not even by SQL', async () => {
    const id = await post('CANARY-removed');
    await edit(author, id, 'CANARY-removed too');
    const removed = await api.ask<Message>('DELETE', path(id), { token: author });
    expect(removed.body).toMatchObject({ body: '', deletedAt: expect.any(String) });
    expect(Object.values(removed.body.abilities)).toEqual(Array(8).fill(false));
    const list = await api.ask('GET', `conversations/${space.conversationId}/messages`, { token: reader });
    const history = await api.ask('GET', `${path(id)}/history`, { token: author });
    expect(list.text + history.text).not.toContain('CANARY-removed');
    const kept = `SELECT string_agg(body, '|' ORDER BY version) AS value FROM messaging.message_removed WHERE message_id = $1`;
    expect(await site.value(kept, id)).toBe('CANARY-removed|CANARY-removed too');
    const app = await site.connect('ruche_app');
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [author]);
    const { rowCount } = await app.query('SELECT FROM messaging.message_revision WHERE message_id = $1', [
      id,
    ]);
    expect(rowCount).toBe(0);
    await expect(app.query('SELECT FROM messaging.message_removed')).rejects.toThrow('permission denied');
    await app.end();
  });

  it('stay as they are for an author who works below their label, or was put out of the space', async () => {
    const id = await post('high', 'S_AB');
    const low = await edit(await api.signIn('s_ab', 'DR'), id, 'lowered');
    expect(low.status).toBe(404);
    await site.admin.query('DELETE FROM spaces.membership WHERE person_id = $1', [site.account('s_ab')]);
    expect((await edit(author, id, 'from outside')).status).toBe(404);
    const app = await site.connect('ruche_app');
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [author]);
    const { rows } = await app.query<{ outcome: string }>(
      'SELECT messaging.edit_message($1, 1, $2, now()) AS outcome',
      [id, 'x'],
    );
    expect(rows[0]?.outcome).toBe('absent');
    await app.end();
    expect(await site.value('SELECT body AS value FROM messaging.message WHERE id = $1', id)).toBe('high');
  });
});
