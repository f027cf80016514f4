import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('posting and listing messages', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_ab'] });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it('shows a message to who dominates its label, and records both acts', async () => {
    const author = await api.signIn('s_ab');
    const posted = await api.post(author, space, 'S_AB', 'between us');
    expect(posted.status).toBe(201);
    const path = `conversations/${space.conversationId}/messages`;
    const mine = await api.ask<{ items: { id: string }[] }>('GET', path, { token: author });
    expect(mine.body.items.map(({ id }) => id)).toEqual([posted.body.id]);
    const other = await api.ask<{ items: unknown[] }>('GET', path, { token: await api.signIn('np') });
    expect(other.body).toEqual({ items: [], next: null, previous: null });
    const { rows } = await site.admin.query<{ event: string }>(
      'SELECT event FROM audit.audit_event WHERE object_id = $1 ORDER BY id',
      [posted.body.id],
    );
    expect(rows.map(({ event }) => event)).toEqual(['message.posted', 'message.read']);
  });
});
