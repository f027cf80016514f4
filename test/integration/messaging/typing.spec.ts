import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '#kernel';
import { EventReader } from '../../support/http/event-reader.js';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

describe('typing', () => {
  let site: TestSite;
  let api: TestApi;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const open = async (uid: TestUid) =>
    (await EventReader.open(await api.app.getUrl(), await api.signIn(uid))).joined();
  const type = async (
    uid: TestUid,
    space: TestSpace,
    label: TestLabel,
    threadId: string | null = null,
  ): Promise<{ status: number; body: { code: string } }> => {
    const body = { labelId: await api.wireId(label), threadId };
    return api.ask('POST', `conversations/${space.conversationId}/typing`, {
      token: await api.signIn(uid),
      body,
    });
  };
  const everybody = () => site.addSpace({ members: ['np', 's_a', 's_ab'] });

  it('is told to those who read the label, and neither below it nor to the writer', async () => {
    const space = await everybody();
    const [np, s_a, s_ab] = [await open('np'), await open('s_a'), await open('s_ab')];
    expect((await type('s_ab', space, 'S_A')).status).toBe(204);
    await s_a.until(() => s_a.events('typing.noted').length === 1);
    expect(JSON.parse(s_a.events('typing.noted')[0]?.data ?? '')).toEqual({
      ...{ conversationId: space.conversationId, threadId: null },
      person: { id: site.account('s_ab'), displayName: 'Person s_ab' },
    });
    const after = await api.post(await api.signIn('s_ab'), space, 'NP', 'after');
    for (const one of [np, s_ab]) {
      await one.until(() => one.text.includes(after.body.id));
      expect(one.text).not.toContain('typing');
    }
    for (const one of [np, s_a, s_ab]) one.close();
  });

  it('is told once in three seconds, whatever screens and labels say so', async () => {
    const space = await everybody();
    const count = () =>
      site.value<number>(
        `SELECT count(*)::int AS value FROM events.outbox WHERE type = 'typing.noted' AND space_id = $1`,
        space.id,
      );
    await Promise.all(Array.from({ length: 8 }, (_, n) => type('s_ab', space, n % 2 ? 'NP' : 'S_A')));
    expect(await count()).toBe(1);
    await site.admin.query(`UPDATE messaging.typing SET noted_at = noted_at - interval '3 seconds'`);
    await type('s_ab', space, 'NP');
    expect(await count()).toBe(2);
    await type('np', space, 'NP');
    expect(await count()).toBe(3);
  });

  it('is refused where the message would be', async () => {
    const space = await everybody();
    const root = await site.addMessage(space, 's_ab', 'S_A', 'text');
    expect(await type('np', space, 'S_A')).toMatchObject({ status: 422, body: { code: 'LABEL_REFUSED' } });
    const refused = { status: 422, body: { code: 'MESSAGE_SOURCE_REFUSED' } };
    expect(await type('np', space, 'NP', root)).toMatchObject(refused);
    expect(await type('np', space, 'NP', newId())).toMatchObject(refused);
    expect(await type('s_a', space, 'NP', root)).toMatchObject({
      status: 409,
      body: { code: 'LABEL_BELOW_SOURCE' },
    });
    const low = await site.addSpace({ ceiling: 'DR', members: ['s_a'] });
    expect(await type('s_a', low, 'S_A')).toMatchObject({
      status: 422,
      body: { code: 'LABEL_ABOVE_CEILING' },
    });
    expect(await type('np', low, 'NP')).toMatchObject({ status: 404 });
    expect((await type('s_a', space, 'S_A', root)).status).toBe(204);
  });
});
