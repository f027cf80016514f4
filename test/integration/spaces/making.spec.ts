import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Conversation, Problem, Space, SpaceItem } from '#contracts';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';

describe('a space that somebody makes', () => {
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

  const ask = async <T = Problem>(
    uid: TestUid,
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    path: string,
    body?: object,
  ) => api.ask<T>(method, path, { token: await api.signIn(uid), ...(body && { body }) });
  const make = async (uid: TestUid, labels: readonly TestLabel[], rest: object = {}) => {
    const [entryLabelId, defaultLabelId, ceilingLabelId] = await Promise.all(
      labels.map((label) => api.wireId(label)),
    );
    const body = {
      kind: 'community',
      name: ' Infrarouge ',
      purpose: 'Parler de bruit',
      charter: 'Être bref.',
      visibility: 'closed',
    };
    return ask<Space & Problem>(uid, 'POST', 'spaces', {
      ...body,
      entryLabelId,
      defaultLabelId,
      ceilingLabelId,
      ...rest,
    });
  };

  it('has its maker as animator, its labels and a channel to write in', async () => {
    const made = await make('s_a', ['NP', 'DR', 'S_A']);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: 'Infrarouge',
      charter: 'Être bref.',
      role: 'animator',
      memberCount: 1,
      orphan: false,
      defaultLabelId: await api.wireId('DR'),
      ceilingLabelId: await api.wireId('S_A'),
      abilities: { animate: true, enter: true, join: false, changeCeiling: true },
    });
    const channel = `conversations/${made.body.conversationId ?? ''}`;
    const seen = await ask<Conversation>('s_a', 'GET', channel);
    expect(seen.body).toMatchObject({
      name: 'Infrarouge',
      space: { id: made.body.id },
      abilities: { post: true },
    });
    const posted = await ask('s_a', 'POST', `${channel}/messages`, {
      body: 'Bonjour',
      labelId: await api.wireId('S_A'),
    });
    expect(posted.status).toBe(201);
    const record = `SELECT actor AS value FROM audit.audit_event WHERE event = 'space.created' AND object_id = $1`;
    expect(await site.value(record, made.body.id)).toBe(site.account('s_a'));
  });

  it('is seen by who dominates its entry label, and entered by its members', async () => {
    const closed = (await make('s_a', ['NP', 'NP', 'S_A'], { name: 'Fermé' })).body;
    const above = (await make('s_a', ['S_A', 'S_A', 'S_A'], { name: 'Haut', visibility: 'open' })).body;
    const hidden = (await make('s_a', ['NP', 'NP', 'S_A'], { name: 'Caché', visibility: 'hidden' })).body;
    const listed = async (uid: TestUid) =>
      (await ask<{ items: SpaceItem[] }>(uid, 'GET', 'spaces?limit=100')).body.items.map(({ id }) => id);
    expect(await listed('np')).toContain(closed.id);
    expect(await listed('np')).not.toContain(above.id);
    expect(await listed('np')).not.toContain(hidden.id);
    expect(await listed('s_a')).toEqual(expect.arrayContaining([closed.id, above.id, hidden.id]));
    expect((await ask('np', 'GET', `spaces/${above.id}`)).status).toBe(404);
    const outside = await ask<Space>('np', 'GET', `spaces/${closed.id}`);
    expect(outside.body).toMatchObject({
      name: 'Fermé',
      purpose: 'Parler de bruit',
      charter: '',
      memberCount: null,
      ceilingLabelId: null,
      conversationId: null,
      animators: [{ displayName: 'Person s_a' }],
    });
    expect((await ask('np', 'GET', `spaces/${closed.id}/members`)).body).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is refused with labels out of order or above its maker, and to officers', async () => {
    expect((await make('s_a', ['DR', 'NP', 'S_A'])).body.code).toBe('SPACE_LABELS_DISORDERED');
    expect((await make('s_a', ['NP', 'S', 'DR'])).body.code).toBe('SPACE_LABELS_DISORDERED');
    expect((await make('s_a', ['NP', 'NP', 'S_AB'])).body.code).toBe('LABEL_REFUSED');
    expect((await make('np', ['DR', 'DR', 'DR'])).body.code).toBe('LABEL_REFUSED');
    expect((await make('officer', ['NP', 'NP', 'NP'])).status).toBe(403);
  });

  it('changes by its animators alone; archived it is only read', async () => {
    const space = (await make('s_a', ['NP', 'NP', 'S_A'], { visibility: 'open' })).body;
    const path = `spaces/${space.id}`;
    expect((await ask('np', 'PATCH', path, { name: 'mine' })).body.code).toBe('FORBIDDEN');
    const changed = await ask<Space>('s_a', 'PATCH', path, {
      name: 'Autre',
      charter: 'Nouvelle',
      visibility: 'request',
    });
    expect(changed.body).toMatchObject({ name: 'Autre', charter: 'Nouvelle', visibility: 'request' });
    expect((await ask<Space>('s_a', 'POST', `${path}/archive`)).body.archivedAt).not.toBeNull();
    const messages = `conversations/${space.conversationId ?? ''}/messages`;
    const message = { body: 'trop tard', labelId: await api.wireId('NP') };
    expect((await ask('s_a', 'POST', messages, message)).body.code).toBe('SPACE_ARCHIVED');
    expect((await ask('s_a', 'PATCH', path, { name: 'x' })).body.code).toBe('SPACE_ARCHIVED');
    const channel = await ask<Conversation>('s_a', 'GET', `conversations/${space.conversationId ?? ''}`);
    expect(channel.body.abilities.post).toBe(false);
    expect((await ask<Space>('s_a', 'POST', `${path}/restore`)).body.archivedAt).toBeNull();
    expect((await ask('s_a', 'POST', messages, message)).status).toBe(201);
  });

  it('for announcements is written in by its animators alone', async () => {
    const space = (await make('s_a', ['NP', 'NP', 'NP'], { kind: 'announcement', visibility: 'open' })).body;
    const messages = `conversations/${space.conversationId ?? ''}/messages`;
    const message = { body: 'avis', labelId: await api.wireId('NP') };
    expect((await ask('s_a', 'POST', messages, message)).status).toBe(201);
    expect((await ask('np', 'POST', messages, message)).body.code).toBe('FORBIDDEN');
    expect((await ask('np', 'GET', messages)).text).toContain('avis');
  });
});
