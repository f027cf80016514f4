import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '#kernel';
import { shown } from '../../support/http/shown.js';
import { TestApi } from '../../support/site/test-api.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('silence', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;
  let hidden: TestSpace;
  let mine: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    token = await api.signIn('np');
    mine = await site.addSpace({ members: ['np', 's_ab'] });
    hidden = await site.addSpace({ members: ['s_ab'] });
    for (let n = 0; n < 3; n++) {
      await site.addMessage(mine, 's_ab', 'NP', `mine ${n}`);
      await site.addMessage(hidden, 's_ab', 'NP', `hidden ${n}`);
      await site.addMessage(mine, 's_ab', 'S_AB', `above ${n}`);
    }
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it.each([
    ['GET', 'conversations/:id', undefined],
    ['GET', 'conversations/:id/messages', undefined],
    ['GET', 'conversations/:id/messages?limit=1', undefined],
    ['GET', 'conversations/:id/opening', undefined],
    ['GET', `conversations/:id/opening?around=${newId()}`, undefined],
    ['HEAD', 'conversations/:id', undefined],
    ['POST', 'conversations/:id/messages', 'message'],
    ['POST', 'conversations/:id/messages', 'nothing'],
  ] as const)('a hidden conversation equals a random id: %s %s', async (method, path, kind) => {
    const body = kind && (kind === 'message' ? { body: 'x', labelId: await api.wireId('NP') } : {});
    const ask = (id: string) =>
      api.ask(method, path.replace(':id', id), body === undefined ? { token } : { token, body });
    const random = shown(await ask(newId()));
    expect(shown(await ask(hidden.conversationId))).toBe(random);
    const counted = 'SELECT count(*) AS value FROM audit.audit_event WHERE object_id = $1';
    expect(await site.value(counted, hidden.conversationId)).toBe('0');
  });

  it.each(['', '/opening'])('control: a visible conversation differs from a random id: %s', async (rest) => {
    const [real, random] = [mine.conversationId, newId()];
    const answers = await Promise.all(
      [real, random].map((id) => api.ask('GET', `conversations/${id}${rest}`, { token })),
    );
    expect(shown(answers[0]!)).not.toBe(shown(answers[1]!));
  });

  it('a hidden label equals a random one', async () => {
    const post = (labelId: string) =>
      api.ask('POST', `conversations/${mine.conversationId}/messages`, {
        token,
        body: { body: 'x', labelId },
      });
    const random = shown(await post(newId()));
    expect(shown(await post(await api.wireId('S_AB')))).toBe(random);
    expect(shown(await post(await api.wireId('DR')))).toBe(random);
    expect((await post(await api.wireId('NP'))).status).toBe(201);
  });

  it('a label that exists above one equals one that was never made', async () => {
    const compose = (body: object) => api.ask('POST', 'labels', { token, body: { policy: 'FR', ...body } });
    const unknown = shown(await compose({ level: 'S', restrictive: ['NOSUCH'] }));
    expect(shown(await compose({ level: 'S', restrictive: ['ALBATROS'] }))).toBe(unknown);
    expect(shown(await compose({ level: 'S', restrictive: ['BOREAL'] }))).toBe(unknown);
    expect(shown(await compose({ level: 'XX' }))).toBe(unknown);
  });

  it('a hidden message as a cursor tells no more than its time, which every id has', async () => {
    const rows = await site.admin.query<{ id: string }>(
      'SELECT id FROM messaging.message WHERE conversation_id = $1 ORDER BY id',
      [hidden.conversationId],
    );
    for (const { id } of rows.rows) {
      const near = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
      const page = (before: string) =>
        api.ask('GET', `conversations/${mine.conversationId}/messages?before=${before}`, { token });
      expect(shown(await page(id))).toBe(shown(await page(near)));
    }
  });

  describe('two hundred hidden objects', () => {
    const crawl = async (): Promise<string> => {
      const texts: string[] = [];
      const paths = [
        'labels',
        'session',
        'site',
        'conversations',
        'conversations?limit=1',
        'spaces',
        'spaces?limit=1',
        'spaces?orphan=true',
        'spaces?archived=true',
        'people',
        'people?limit=1',
        'people?following=true',
        'people/units',
        'directory-groups',
        `spaces/${mine.id}`,
        `spaces/${mine.id}/members`,
        '/api/openapi.json',
      ];
      const conversation = `conversations/${mine.conversationId}`;
      paths.push(conversation, `${conversation}/messages`, `${conversation}/messages?limit=1`);
      paths.push(`${conversation}/opening`);
      for (const path of paths) texts.push(shown(await api.ask('GET', path, { token })));
      return texts.join('\n');
    };

    it('do not move a byte of what is seen', async () => {
      const before = await crawl();
      for (let n = 0; n < 60; n++) await site.addMessage(mine, 's_ab', n % 2 ? 'S_AB' : 'DR', `hidden ${n}`);
      for (let n = 0; n < 60; n++) {
        const space = await site.addSpace({
          members: ['s_ab'],
          entry: n % 2 ? 'S_AB' : 'NP',
          visibility: 'hidden',
        });
        await site.addMessage(space, 's_ab', 'NP', `hidden ${n}`);
      }
      const author = await api.signIn('s_ab');
      const tags = ['FRA', 'DEU', 'GBR'];
      for (const restrictive of [[], ['BOREAL'], ['ALBATROS']])
        for (const tag of tags) {
          const permissive = { releasableTo: tag === 'FRA' ? [tag] : [tag, 'FRA'] };
          const body = { policy: 'FR', level: 'S', restrictive, permissive };
          expect((await api.ask('POST', 'labels', { token: author, body })).status).toBe(201);
        }
      expect(await crawl()).toBe(before);
    });

    it('nor do two hundred relations of people, spaces and rules', async () => {
      const before = await crawl();
      const acts = new SpaceActs(api);
      // Whom others follow is theirs alone.
      await site.admin.query(
        `INSERT INTO people.follow (follower_id, followed_id)
         SELECT a.id, b.id FROM people.profile a, people.profile b WHERE a.id <> b.id AND a.id <> $1`,
        [site.account('np')],
      );
      for (let n = 0; n < 40; n++) {
        const rest = { name: `hidden ${n}`, visibility: n % 2 ? 'hidden' : 'open' };
        const labels = n % 2 ? (['NP', 'NP', 'S_AB'] as const) : (['S_AB', 'S_AB', 'S_AB'] as const);
        const { id } = (await acts.make('s_ab', labels, rest)).body;
        expect((await acts.add('s_ab', id, [site.account('s_ab')])).status).toBe(204);
        const rule = { conditions: [{ attribute: 'unit', anyOf: ['Essais'] }] };
        expect((await acts.ask('s_ab', 'PUT', `spaces/${id}/rule`, rule)).status).toBe(200);
        await site.admin.query('DELETE FROM spaces.membership WHERE space_id = $1 AND person_id = $2', [
          id,
          site.account('np'),
        ]);
        await site.admin.query(
          'INSERT INTO spaces.request (id, space_id, person_id, message) VALUES ($1, $2, $3, $4)',
          [newId(), id, site.account('dr'), 'hidden'],
        );
      }
      expect(await crawl()).toBe(before);
    });

    it('control: one space that is seen does', async () => {
      const before = await crawl();
      expect((await new SpaceActs(api).make('s_ab', ['NP', 'NP', 'S_AB'])).status).toBe(201);
      expect(await crawl()).not.toBe(before);
    });

    it('control: one visible message does', async () => {
      const before = await crawl();
      await site.addMessage(mine, 's_ab', 'NP', 'visible');
      expect(await crawl()).not.toBe(before);
    });
  });
});
