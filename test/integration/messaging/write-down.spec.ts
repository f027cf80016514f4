import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Message, PostMessage, Problem } from '#contracts';
import { MessageSources } from '#messaging';
import { newId, type Id } from '#kernel';
import { newSessionToken, tokenHash } from '#auth';
import { auditRecords, refusalOf } from '../../support/http/audit-log.js';
import { startWith } from '../../support/http/start-with.js';
import type { Answer, TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';
import { SHAPES, type Shape, type World } from './write-down-shapes.js';

const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

describe('nothing is written down', () => {
  let site: TestSite;
  let api: TestApi;
  let world: World;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await startWith(site);
    world = await buildWorld();
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  async function buildWorld(): Promise<World> {
    const space = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
    const other = await site.addSpace({ members: ['s_ab'] });
    const low = await site.addSpace({ members: ['s_ab'], ceiling: 'DR' });
    const restrictive = ['ALBATROS', 'BOREAL'];
    const nations = { releasableTo: ['FRA', 'DEU'] };
    const clearance = [{ policy: 'FR', level: 'S', restrictive, permissive: nations }];
    const dualId = await site.addPerson({ uid: 'dual', siteRole: 'member', nationality: 'FRA', clearance });
    await site.admin.query(
      'INSERT INTO spaces.membership (person_id, space_id, entry_label_id) VALUES ($1, $2, $3)',
      [dualId, space.id, site.label('NP')],
    );
    const dual = newSessionToken();
    await site.value(
      `SELECT auth.open_session($1, $2, $3, NULL, '127.0.0.1', interval '15 minutes', interval '8 hours') AS value`,
      newId(),
      tokenHash(dual),
      dualId,
    );
    const [np, ab] = [await api.signIn('np'), await api.signIn('s_ab')];
    const compose = async (parts: object): Promise<Id> => {
      const body = { policy: 'FR', level: 'S', ...parts };
      return (await api.ask<{ id: Id }>('POST', 'labels', { token: dual, body })).body.id;
    };
    const labels = {
      NP: await api.wireId('NP'),
      DR: await api.wireId('DR'),
      S_A: await api.wireId('S_A'),
      S_B: await compose({ restrictive: ['BOREAL'] }),
      S_AB: await api.wireId('S_AB'),
      S_FRA: await api.wireId('S_FRA'),
      S_DEU: await compose({ permissive: { releasableTo: ['DEU'] } }),
    };
    const post = async (labelId: Id): Promise<Id> =>
      (await send(dual, space, { labelId, body: 'CANARY-source' })).body.id;
    const sources = {
      A: await post(labels.S_A),
      B: await post(labels.S_B),
      AB: await post(labels.S_AB),
      FRA: await post(labels.S_FRA),
      DEU: await post(labels.S_DEU),
    };
    return { np, ab, dual, space, other, low, labels, sources };
  }

  function send(token: string, place: TestSpace, message: Partial<PostMessage>, app: TestApi = api) {
    const path = `conversations/${place.conversationId}/messages`;
    return app.ask<Message & Problem>('POST', path, { token, body: { body: 'text', ...message } });
  }

  function postShape(shape: Shape, app: TestApi = api, change: Partial<PostMessage> = {}) {
    const { token, place, kept } = shape;
    const message = { body: 'text', ...shape.post(world), ...change };
    const { conversationId } = world[place ?? 'space'];
    const ask = (method: 'PUT' | 'POST', path: string, body: object) =>
      app.ask<Message & Problem>(method, `conversations/${conversationId}/${path}`, {
        token: world[token],
        body,
      });
    if (kept === 'draft') return ask('PUT', 'draft', message);
    if (kept === 'scheduled') return ask('POST', 'scheduled-messages', { ...message, sendAt: TOMORROW });
    return ask('POST', 'messages', message);
  }

  const rows = () =>
    site.value<string>(
      `SELECT concat_ws(' ', (SELECT count(*) FROM messaging.message), (SELECT count(*) FROM messaging.quote),
         (SELECT count(*) FROM messaging.forward), (SELECT count(*) FROM messaging.thread),
         (SELECT string_agg(d.quotes::text, ' ' ORDER BY d.quotes) FROM messaging.draft d),
         (SELECT count(*) FROM messaging.scheduled)) AS value`,
    );

  it.each(SHAPES)('$name', async (shape) => {
    const before = await rows();
    const refused = await postShape(shape);
    expect([refused.status, refused.body.code]).toEqual(shape.refusal);
    expect(await refusalOf(site, refused)).toMatchObject({
      event: 'request.refused',
      reason: shape.refusal[1],
      decision: 'deny',
    });
    expect(await rows()).toBe(before);
    if (shape.raisedTo === null) return;
    const labelId = world.labels[shape.raisedTo];
    expect(refused.body.details?.['labelId']).toBe(labelId);
    const raised = await postShape(shape, api, { labelId });
    expect([raised.status, raised.body.labelId]).toEqual([shape.kept === 'draft' ? 200 : 201, labelId]);
    // Drafts are counted, not recorded one by one: nobody else ever reads them.
    if (shape.kept === 'draft') return;
    const event = shape.kept === 'scheduled' ? 'message.scheduled' : 'message.posted';
    const [record] = await auditRecords(site, { event, objectId: raised.body.id });
    expect(record?.outcome).toBe('success');
  });

  it('names the parts of a label that nobody has composed yet, and the label composed of them does', async () => {
    const { dual, space, labels } = world;
    const compose = (parts: object): Promise<Answer<{ id: Id }>> =>
      api.ask('POST', 'labels', { token: dual, body: { policy: 'FR', level: 'S', ...parts } });
    const narrow = (await compose({ restrictive: ['BOREAL'], permissive: { releasableTo: ['DEU', 'FRA'] } }))
      .body.id;
    const source = (await send(dual, space, { labelId: narrow })).body.id;
    const message = { quotes: [source, world.sources.A] };
    const refused = await send(dual, space, { ...message, labelId: labels.S_A });
    expect(refused.body.details).toEqual({
      labelId: null,
      label: {
        policy: 'FR',
        level: 'S',
        restrictive: ['ALBATROS', 'BOREAL'],
        permissive: { releasableTo: ['DEU', 'FRA'] },
      },
    });
    const made = (await compose(refused.body.details?.['label'] as object)).body.id;
    expect((await send(dual, space, { ...message, labelId: made })).status).toBe(201);
  });

  it('a title of a topic above one’s labels', async () => {
    const path = `conversations/${world.space.conversationId}/messages/${world.sources.A}/thread`;
    const refused = await api.ask('PUT', path, { token: world.np, body: { title: 'x', resolved: false } });
    expect([refused.status, refused.body.code]).toEqual([404, 'NOT_FOUND']);
    expect(await refusalOf(site, refused)).toMatchObject({ reason: 'NOT_FOUND', actor: site.account('np') });
    // The title of somebody high carries the label of the first message, not more and not less.
    await api.ask('PUT', path, { token: world.ab, body: { title: 'CANARY-title', resolved: true } });
    expect(
      await site.value('SELECT label_id AS value FROM messaging.thread WHERE root_id = $1', world.sources.A),
    ).toBe(site.label('S_A'));
    const list = await api.ask('GET', `conversations/${world.space.conversationId}/messages`, {
      token: world.np,
    });
    expect(list.text).not.toContain('CANARY');
  });

  it('an edit that names somebody who may not read it', async () => {
    const { space, ab, labels } = world;
    const { id } = (await send(ab, space, { labelId: labels.S_A })).body;
    const path = `conversations/${space.conversationId}/messages/${id}`;
    const body = { version: 1, body: `[@np](ruche:person/${site.account('np')})` };
    expect((await api.ask('PATCH', path, { token: ab, body })).status).toBe(200);
    expect(
      await site.value('SELECT count(*) AS value FROM messaging.mention WHERE message_id = $1', id),
    ).toBe('0');
    expect(await auditRecords(site, { event: 'message.edited', objectId: id })).toHaveLength(1);
  });

  it('a link, which carries nothing of what it leads to', async () => {
    const { space, ab, np, labels, sources } = world;
    const address = `/conversations/${space.conversationId}?message=${sources.A}`;
    const linking = await send(ab, space, { labelId: labels.NP, body: address });
    expect(linking.body).toMatchObject({ body: address, quotes: [], forwarded: null });
    const followed = await api.ask('GET', `conversations/${space.conversationId}/messages/${sources.A}`, {
      token: np,
    });
    const random = await api.ask('GET', `conversations/${space.conversationId}/messages/${newId()}`, {
      token: np,
    });
    expect([followed.status, followed.body.code]).toEqual([random.status, random.body.code]);
    expect(await refusalOf(site, followed)).toMatchObject({ reason: 'NOT_FOUND' });
  });

  describe('without the check of the application', () => {
    let careless: TestApi;

    beforeAll(async () => {
      careless = await startWith(site);
      const sources = careless.app.get(MessageSources, { strict: false });
      sources.requireCovered = () => Promise.resolve();
    });
    afterAll(() => careless.stop());

    // What is scheduled holds ids alone; the database judges it when it is posted, as any other message.
    it.each(
      SHAPES.filter(({ refusal: [, code], kept }) => code !== 'LABEL_ABOVE_CEILING' && kept !== 'scheduled'),
    )('the database refuses by itself: $name', async (shape) => {
      const before = await rows();
      const refused = await postShape(shape, careless);
      // Of a reply and of a draft the policy says no, which cannot say why.
      expect(refused.status).toBe(shape.post(world).threadId || shape.kept === 'draft' ? 500 : 409);
      expect(await rows()).toBe(before);
    });
  });
});
