import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '#kernel';
import { startWith } from '../../support/http/start-with.js';
import type { TestApi } from '../../support/site/test-api.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

const REQUESTS = 1_000;
const AT_ONCE = 8;

jest.setTimeout(30_000);

describe('two callers on two connections', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    const database = { ...testSettings(site).database, poolSize: 2 };
    api = await startWith(site, { settings: { database } });
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    space = await site.addSpace({ members: ['np', 's_ab'] });
    for (let n = 0; n < 10; n++) {
      await site.addMessage(space, 's_ab', 'S_AB', `CANARY-S_AB-${newId()}`);
      await site.addMessage(space, 's_ab', 'NP', `open-${n}`);
    }
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it('never get what is the other’s', async () => {
    const origin = await api.app.getUrl();
    const tokens = [await api.signIn('np'), await api.signIn('s_ab')] as const;
    const path = `${origin}/api/v1/conversations/${space.conversationId}/messages`;
    const pages = { np: new Set<string>(), s_ab: new Set<string>() };
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < REQUESTS) {
        const low = next++ % 2 === 0;
        const response = await fetch(path, { headers: { cookie: `ruche=${tokens[low ? 0 : 1]}` } });
        expect(response.status).toBe(200);
        pages[low ? 'np' : 's_ab'].add(await response.text());
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const [low] = [...pages.np];
    const [high] = [...pages.s_ab];
    expect([pages.np.size, pages.s_ab.size]).toEqual([1, 1]);
    expect(low).not.toContain('CANARY');
    expect(low?.match(/open-/g)).toHaveLength(10);
    expect(high?.match(/CANARY-S_AB/g)).toHaveLength(10);
  });
});
