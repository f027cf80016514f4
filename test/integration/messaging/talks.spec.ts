import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Conversation, Problem } from '#contracts';
import { newId } from '#kernel';
import { TestApi } from '../../support/site/test-api.js';
import { TEST_PEOPLE, type TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';

describe('talks', () => {
  let site: TestSite;
  let api: TestApi;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const begin = async (maker: TestUid, members: readonly string[], name?: string) =>
    api.ask<Conversation & Problem>('POST', 'conversations', {
      token: await api.signIn(maker),
      body: { members, ...(name !== undefined && { name }) },
    });

  it('of two are one, whoever begins, even at the same moment', async () => {
    const both = await Promise.all([
      begin('s_a', [site.account('np')]),
      begin('np', [site.account('s_a')]),
      begin('s_a', [site.account('np'), site.account('s_a')]),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    expect(both.map(({ body }) => body.name)).toEqual(['Person np', 'Person s_a', 'Person np']);
    const events = `SELECT count(*)::int AS value FROM audit.audit_event
       WHERE event = 'talk.opened' AND convert_from(body, 'UTF8')::jsonb @> '{"facts": {"made": true}}'`;
    expect(await site.value(events)).toBe(1);
  });

  it('of several carry a name, and each member reads what his labels allow', async () => {
    const made = await begin('s_ab', [site.account('np'), site.account('s_a')], 'Banc 2');
    expect(made.body).toMatchObject({ name: 'Banc 2', space: { kind: 'group', memberCount: 3 } });
    const path = `conversations/${made.body.id}/messages`;
    const author = await api.signIn('s_ab');
    const posted = await api.ask('POST', path, {
      token: author,
      body: { body: 'CANARY-talk', labelId: await api.wireId('S_AB') },
    });
    expect(posted.status).toBe(201);
    for (const [uid, sees] of [
      ['s_ab', true],
      ['s_a', false],
      ['np', false],
    ] as const)
      expect(
        (await api.ask('GET', path, { token: await api.signIn(uid) })).text.includes('CANARY-talk'),
      ).toBe(sees);
    expect((await api.ask('GET', path, { token: await api.signIn('dr') })).status).toBe(404);
  });

  it('refuse everybody who cannot be in them alike: unknown, disabled, without content, oneself', async () => {
    const partner = await site.addPerson({ ...TEST_PEOPLE.dr, uid: 'partner', partner: true });
    const disabled = await site.addPerson({ ...TEST_PEOPLE.dr, uid: 'disabled' });
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [disabled]);
    const refused = [newId(), disabled, partner, site.account('officer'), site.account('s_a')];
    const answers = await Promise.all(refused.map((id) => begin('s_a', [id])));
    for (const { status, body } of answers)
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'TALK_MEMBER_REFUSED' });
    expect((await begin('officer', [site.account('np')])).status).toBe(403);
    const members = `SELECT count(*)::int AS value FROM spaces.membership WHERE person_id = ANY ($1)`;
    expect(await site.value(members, [partner, disabled, site.account('officer')])).toBe(0);
  });

  it('are found by people who look for each other by name', async () => {
    const token = await api.signIn('np');
    const found = await api.ask<{ items: { displayName: string }[]; next: string | null }>(
      'GET',
      'people?query=person%20s_a',
      { token },
    );
    expect(found.body.items.map(({ displayName }) => displayName)).toEqual(['Person s_a', 'Person s_ab']);
    expect((await api.ask<{ items: unknown[] }>('GET', 'people?query=%25', { token })).body.items).toEqual(
      [],
    );
    const first = await api.ask<{ items: { id: string }[]; next: string }>('GET', 'people?limit=3', {
      token,
    });
    const second = await api.ask<{ items: { id: string }[] }>(
      'GET',
      `people?limit=100&after=${first.body.next}`,
      { token },
    );
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(await site.value('SELECT count(*)::int AS value FROM people.profile'));
  });
});
