import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { shown } from '../../support/http/shown.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('silence of topics', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;
  let above: string;
  let mine: TestSpace;
  let root: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    [token, above] = [await api.signIn('np'), await api.signIn('s_ab')];
    mine = await site.addSpace({ members: ['np', 's_ab'] });
    root = (await api.post(token, mine, 'NP', 'question')).body.id;
    const title = { title: 'Sujet', resolved: false };
    const path = `conversations/${mine.conversationId}/messages/${root}/thread`;
    expect((await api.ask('PUT', path, { token, body: title })).status).toBe(200);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it.each([
    ['GET', '', undefined],
    ['HEAD', '', undefined],
    ['GET', '/replies', undefined],
    ['GET', '/replies?limit=1', undefined],
    ['PUT', '/thread', { title: 'x', resolved: true }],
    ['PUT', '/following', undefined],
    ['DELETE', '/following', undefined],
    ['PUT', '/reading', { messageId: newId() }],
  ] as const)('a hidden message equals a random id: %s MESSAGE%s', async (method, rest, body) => {
    const elsewhere = await site.addSpace({ members: ['s_ab'] });
    const hidden = [
      await site.addMessage(mine, 's_ab', 'S_AB', 'above'),
      await site.addMessage(elsewhere, 's_ab', 'NP', 'elsewhere'),
    ];
    const ask = (id: string) =>
      api.ask(method, `conversations/${mine.conversationId}/messages/${id}${rest}`, {
        token,
        ...(body === undefined ? {} : { body }),
      });
    const random = shown(await ask(newId()));
    for (const id of hidden) expect(shown(await ask(id))).toBe(random);
    expect(
      await site.value(
        'SELECT count(*) AS value FROM messaging.thread_follow WHERE root_id = ANY ($1)',
        hidden,
      ),
    ).toBe('0');
    // Control: one that is seen differs.
    expect(shown(await ask(root))).not.toBe(random);
  });

  describe('two hundred things that happen above', () => {
    const crawl = async (): Promise<string> => {
      const messages = `conversations/${mine.conversationId}/messages`;
      const paths = [
        messages,
        `${messages}?limit=1`,
        `${messages}?around=${root}`,
        `${messages}?after=${root}`,
        `${messages}/${root}`,
        `${messages}/${root}/replies`,
        'threads',
        'threads?limit=1',
        'conversations',
        `conversations/${mine.conversationId}`,
      ];
      const texts: string[] = [];
      for (const path of paths) texts.push(shown(await api.ask('GET', path, { token })));
      return texts.join('\n');
    };

    it('do not move a byte of what is seen', async () => {
      await api.ask('PUT', `conversations/${mine.conversationId}/messages/${root}/following`, { token });
      const plain = (await api.post(token, mine, 'NP', 'never answered, as far as np can see')).body.id;
      const before = await crawl();
      for (let n = 0; n < 50; n++) {
        const np = `[@np](ruche:person/${site.account('np')}) [@here](ruche:here)`;
        const reply = await api.post(above, mine, 'S_AB', `${np} ${n}`, { threadId: n % 2 ? root : plain });
        expect(reply.status).toBe(201);
        await api.post(above, mine, 'S_AB', 'q', { threadId: root, quotes: [root] });
        await api.post(above, mine, 'S_AB', '', { forwardOf: root });
        await api.ask('PUT', `conversations/${mine.conversationId}/messages/${plain}/following`, {
          token: above,
        });
      }
      expect(await crawl()).toBe(before);
    });

    it('control: one reply that is seen does', async () => {
      const before = await crawl();
      await api.post(above, mine, 'NP', 'seen', { threadId: root });
      expect(await crawl()).not.toBe(before);
    });
  });
});
