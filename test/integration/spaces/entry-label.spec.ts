import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Space } from '#contracts';
import { EventReader } from '../../support/http/event-reader.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(40_000);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the entry label of a space is raised', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    acts = new SpaceActs(api);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const open = async (uid: 'np' | 'dr' | 's_ab'): Promise<{ token: string; stream: EventReader }> => {
    const token = await api.signIn(uid);
    const stream = await (await EventReader.open(await api.app.getUrl(), token)).joined();
    return { token, stream };
  };
  const spaceOf = async (): Promise<Space> => {
    const space = (await acts.make('s_a')).body;
    expect(
      (
        await acts.add(
          's_a',
          space.id,
          ['np', 'dr', 's_ab'].map((uid) => site.account(uid as 'np')),
        )
      ).status,
    ).toBe(204);
    return space;
  };
  const raise = async (space: Space, label: 'DR' | 'NP' | 'S_A' | 'S_AB') =>
    acts.ask('s_a', 'POST', `spaces/${space.id}/entry-label`, { labelId: await api.wireId(label) });

  it('three open streams of who no longer dominates fall silent, and the next statement sees nothing', async () => {
    const space = await spaceOf();
    const evicted = await Promise.all([open('np'), open('np'), open('np')]);
    const stays = await open('dr');
    await acts.posted('s_a', space, 'NP', 'before');
    for (const { stream } of [...evicted, stays]) await stream.until(() => stream.bodies().length === 1);

    expect((await raise(space, 'DR')).status).toBe(200);
    const { token } = evicted[0];
    const messages = `conversations/${space.conversationId ?? ''}/messages`;
    for (const path of [`spaces/${space.id}`, `spaces/${space.id}/members`, messages])
      expect((await api.ask('GET', path, { token })).status).toBe(404);
    // Below the interface too: plain SQL as the evicted.
    const app = await site.connect('ruche_app');
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [token]);
    const { rows } = await app.query(
      `SELECT (SELECT count(*) FROM messaging.message WHERE space_id = $1)
         + (SELECT count(*) FROM spaces.membership WHERE space_id = $1)
         + (SELECT count(*) FROM spaces.space WHERE id = $1) AS seen`,
      [space.id],
    );
    expect(rows).toEqual([{ seen: '0' }]);
    await app.query('ROLLBACK');
    await app.end();

    await pause(1_000);
    const told = evicted.map(({ stream }) => stream.events('access.changed').length);
    expect(told).toEqual([1, 1, 1]);
    const bytes = evicted.map(({ stream }) => stream.text.length);
    for (const body of ['one', 'two', 'three'])
      expect((await acts.posted('s_a', space, 'NP', body)).status).toBe(201);
    await stays.stream.until(() => stays.stream.bodies().length === 4);
    await pause(1_500);
    expect(evicted.map(({ stream }) => stream.text.length)).toEqual(bytes);
    for (const { stream } of [...evicted, stays]) stream.close();
  });

  it('control: without the raise the three streams go on', async () => {
    const space = await spaceOf();
    const readers = await Promise.all([open('np'), open('np'), open('np')]);
    await acts.posted('s_a', space, 'NP', 'before');
    await acts.posted('s_a', space, 'NP', 'after');
    for (const { stream } of readers) await stream.until(() => stream.bodies().length === 2);
    for (const { stream } of readers) stream.close();
  });

  it('evicts for good, lifts the default with it, and is never lowered', async () => {
    const space = await spaceOf();
    const raised = await raise(space, 'S_A');
    expect(raised.body).toMatchObject({
      entryLabelId: await api.wireId('S_A'),
      defaultLabelId: await api.wireId('S_A'),
    });
    expect(await acts.members('s_a', space.id)).toEqual(['s_a', 's_ab']);
    expect((await raise(space, 'NP')).body.code).toBe('SPACE_ENTRY_NOT_HIGHER');
    expect((await raise(space, 'S_AB')).body.code).toBe('LABEL_REFUSED');
    const why = `SELECT count(*)::int AS value FROM spaces.membership_source WHERE space_id = $1 AND person_id = $2`;
    expect(await site.value(why, space.id, site.account('dr'))).toBe(0);
  });

  it('who works below it is still a member, and comes back to it at his own level', async () => {
    const space = await spaceOf();
    await raise(space, 'DR');
    const low = { token: await api.signIn('dr', 'NP') };
    expect((await acts.ask(low, 'GET', `spaces/${space.id}`)).status).toBe(404);
    expect((await acts.ask('dr', 'GET', `spaces/${space.id}`)).status).toBe(200);
  });
});
