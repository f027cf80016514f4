import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Id } from '#kernel';
import { crawl, moved } from '../../support/http/crawl.js';
import { EventReader } from '../../support/http/event-reader.js';
import { startWith } from '../../support/http/start-with.js';
import {
  LATER,
  MessageActs,
  naming,
  type PreparedAct,
  type Scene,
} from '../../support/messages/message-acts.js';
import type { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(180_000);

/** Where np sees it when it is done where he reads it: nothing of this is found by the crawl by chance. */
const SEEN = {
  post: /\/conversations$/,
  mention: /\/mentions$/,
  request: /\/acknowledgements$/,
  reaction: /\/messages$/,
  pin: /\/pins$/,
  report: /\/reports$/,
  spill: /\/messages$/,
  edit: /\/mentions$/,
  delete: /\/messages$/,
  title: /\/messages$/,
  acknowledgement: /\/messages$/,
  hide: /\/moderation-register\/sums$/,
  quote: /\/messages$/,
  forward: /\/messages$/,
} as const;
const OWN_SEEN = {
  save: /\/saved-messages$/,
  follow: /\/threads$/,
  mark: /\/conversations$/,
  draft: /\/draft$/,
  schedule: /\/scheduled-messages$/,
} as const;
/** What readers of a topic see, done to a reply in it. */
const IN_TOPIC = {
  post: /\/threads$/,
  mention: /\/unread$/,
  delete: /\/replies$/,
} as const;

const ROUNDS = 3;

async function inTurn(acts: readonly PreparedAct[]): Promise<void> {
  for (const act of acts) await act();
}

describe('silence of messages', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: MessageActs;
  /** np animates it as s_ab does: its queue and its register are his as well. */
  let mine: TestSpace;
  let scenes: readonly Scene[];
  let token: string;
  let root: Id;
  let messageIds: readonly [Id, ...Id[]];
  let stream: EventReader;
  let lowest: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await startWith(site);
    acts = new MessageActs(api);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    lowest = await api.wireId('NP');
    token = await api.signIn('np');
    const [above, other] = [await api.signIn('s_ab'), await api.signIn('s_a')];
    mine = await site.addSpace({ members: ['np', 'dr', 's_a', 's_ab'] });
    const hidden = await site.addSpace({ members: ['s_ab', 's_a'], visibility: 'hidden' });
    const high = await site.addSpace({ members: ['s_ab', 's_a'], entry: 'S_A', visibility: 'open' });
    await site.admin.query(`UPDATE spaces.membership SET role = 'animator' WHERE person_id = ANY ($1)`, [
      [site.account('np'), site.account('s_ab')],
    ]);
    const by = { token: above, other, named: site.account('np') };
    root = await acts.post(token, mine, 'NP', 'question');
    scenes = [
      { ...by, space: mine, label: 'S_A', topic: null },
      { ...by, space: mine, label: 'S_A', topic: root },
      { ...by, space: hidden, label: 'NP', topic: null },
      { ...by, space: high, label: 'S_A', topic: null },
    ];
    const answer = await acts.post(above, mine, 'NP', naming(site.account('np')), { threadId: root });
    const asking = await acts.post(above, mine, 'NP', 'asking', { acknowledge: { dueAt: LATER } });
    messageIds = [root, answer, asking];
    await acts.done(token, 'PUT', acts.at(mine, root, 'following'));
    stream = await (await EventReader.open(await api.app.getUrl(), token)).joined();
  });
  afterAll(async () => {
    stream.close();
    await api.stop();
    await site.stop();
  });

  /** The same as in a scene of others, where np reads it. */
  const seen = (topic: Id | null = null): Scene => ({ ...scenes[0]!, label: 'NP', topic });

  async function everything(): Promise<Map<string, string>> {
    const conversation = `/api/v1/conversations/${mine.conversationId}`;
    const answers = new Map(
      await crawl(api, {
        token,
        ids: { conversations: mine.conversationId, spaces: mine.id, people: site.account('s_ab') },
        messageIds,
        more: [
          ...['around', 'before', 'after'].map((side) => `${conversation}/messages?${side}=${root}`),
          `${conversation}/draft?threadId=${root}`,
          `${conversation}/mentionable?labelId=${lowest}`,
        ],
      }),
    );
    const asked = await api.ask('POST', `${conversation}/audience`, { token, body: { labelId: lowest } });
    return answers.set('audience', asked.text);
  }

  async function movedBy(act: () => Promise<unknown>): Promise<readonly string[]> {
    const before = await everything();
    await act();
    return moved(before, await everything());
  }

  it('what np can fetch stands still when nobody does anything', async () => {
    expect((await everything()).size).toBeGreaterThan(100);
    expect(await movedBy(() => Promise.resolve())).toEqual([]);
  });

  it('two hundred messages above or elsewhere, and all that is done to them, move no byte and no frame', async () => {
    const text = stream.text;
    const count = () => site.value<number>('SELECT count(*)::int4 AS value FROM messaging.message');
    const messages = await count();
    const answers = await movedBy(async () => {
      for (let n = 0; n < ROUNDS; n++)
        for (const scene of scenes)
          for (const act of Object.values({ ...acts.shared, ...acts.own })) await (await act(scene))();
    });
    expect(answers).toEqual([]);
    expect((await count()) - messages).toBeGreaterThan(200);
    // A frame that is seen comes after all that are not.
    const last = await acts.post(seen().token, mine, 'NP', 'seen');
    await stream.until(() => stream.text.includes(last));
    const frames = stream.text
      .slice(text.length)
      .split('\n\n')
      .filter((part) => part.includes('event:'));
    expect(frames.map((frame) => /^event: (.*)$/m.exec(frame)?.[1])).toEqual(['message.created']);
  });

  it('nor does what others keep for themselves, of what he reads', async () => {
    const prepared: PreparedAct[] = [];
    for (const act of Object.values(acts.own))
      for (const topic of [null, root]) prepared.push(await act(seen(topic)));
    expect(await movedBy(() => inTurn(prepared))).toEqual([]);
  });

  it('control: each single thing that is seen does', async () => {
    const all = { ...acts.shared, ...acts.own };
    const steps: { readonly name: string; readonly where: RegExp; readonly act: PreparedAct }[] = [];
    for (const [table, scene] of [
      [SEEN, seen()],
      [OWN_SEEN, { ...seen(), token }],
      [IN_TOPIC, seen(root)],
    ] as const)
      for (const [name, where] of Object.entries(table))
        steps.push({ name, where, act: await all[name as keyof typeof all](scene) });
    let before = await everything();
    for (const { name, where, act } of steps) {
      await act();
      const after = await everything();
      const found = moved(before, after).filter((address) => where.test(address));
      expect({ name, found: found.length > 0 }).toEqual({ name, found: true });
      before = after;
    }
  });

  it('typing moves no frame above him, and one where he reads', async () => {
    const type = async (space: TestSpace, label: TestLabel) =>
      acts.done(scenes[0]!.token, 'POST', `conversations/${space.conversationId}/typing`, {
        labelId: await api.wireId(label),
      });
    for (const { space, label } of scenes.slice(1)) await type(space, label);
    const marker = await acts.post(seen().token, mine, 'NP', 'after');
    await stream.until(() => stream.text.includes(marker));
    expect(stream.events('typing.noted')).toEqual([]);
    await site.admin.query(`UPDATE messaging.typing SET noted_at = noted_at - interval '3 seconds'`);
    await type(mine, 'NP');
    await stream.until(() => stream.events('typing.noted').length === 1);
  });
});
