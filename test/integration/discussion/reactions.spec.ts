import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, ReactionPage, ReactionSummary, StreamFrames } from '#contracts';
import { newId, type Id } from '#kernel';
import { refusalOf } from '../../support/http/audit-log.js';
import { EventReader } from '../../support/http/event-reader.js';
import { plantReaction } from '../../support/site/planted-discussion.js';
import { TestApi } from '../../support/site/test-api.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

const READERS = ['np', 'dr', 's_a', 's_ab', 'foreign'] as const;

describe('reactions to messages', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;
  const tokens = new Map<TestUid, string>();

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    space = await site.addSpace({ members: READERS });
    for (const uid of [...READERS, 'animator', 'officer'] as const) tokens.set(uid, await api.signIn(uid));
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const token = (uid: TestUid): string => tokens.get(uid) ?? '';
  const path = (id: Id): string => `conversations/${space.conversationId}/messages/${id}/reactions`;
  const react = (uid: TestUid, id: Id, reaction: string, method: 'PUT' | 'DELETE' = 'PUT') =>
    api.ask<ReactionSummary & Problem>(method, `${path(id)}/${reaction}`, { token: token(uid) });
  const who = async (uid: TestUid, id: Id, query = '') =>
    (await api.ask<ReactionPage>('GET', `${path(id)}${query}`, { token: token(uid) })).body;
  const message = (label: 'NP' | 'S_A' | 'S_AB' = 'NP') => site.addMessage(space, 's_ab', label, 'text');
  const standing = (id: Id) =>
    site.value<number>(
      'SELECT count(*)::int4 AS value FROM discussion.reaction WHERE subject_id = $1 AND taken_back_at IS NULL',
      id,
    );

  it('count once for each person, whether given once or twice, and go when they are taken back', async () => {
    const id = await message();
    expect((await react('np', id, 'thanks')).body).toEqual({
      reactions: [{ reaction: 'thanks', count: 1 }],
      own: ['thanks'],
    });
    expect((await react('np', id, 'thanks')).body.reactions).toEqual([{ reaction: 'thanks', count: 1 }]);
    await react('dr', id, 'thanks');
    expect((await react('dr', id, 'agree')).body).toEqual({
      reactions: [
        { reaction: 'agree', count: 1 },
        { reaction: 'thanks', count: 2 },
      ],
      own: ['agree', 'thanks'],
    });
    expect((await react('np', id, 'thanks', 'DELETE')).body).toEqual({
      reactions: [
        { reaction: 'agree', count: 1 },
        { reaction: 'thanks', count: 1 },
      ],
      own: [],
    });
    expect((await react('np', id, 'thanks', 'DELETE')).status).toBe(200);
    expect(await standing(id)).toBe(2);
  });

  it('carry the label and the space of their message', async () => {
    const id = await message('S_A');
    await react('s_a', id, 'seen');
    const { rows } = await site.admin.query(
      'SELECT label_id, space_id, subject_type FROM discussion.reaction WHERE subject_id = $1',
      [id],
    );
    expect(rows).toEqual([{ label_id: site.label('S_A'), space_id: space.id, subject_type: 'message' }]);
  });

  it('say who gave them, page by page', async () => {
    const id = await message();
    for (const uid of READERS) await react(uid, id, uid === 'np' ? 'idea' : 'agree');
    const first = await who('dr', id, '?reaction=agree&limit=3');
    const rest = await who('dr', id, `?reaction=agree&limit=3&before=${first.next ?? ''}`);
    expect([...first.items, ...rest.items].map(({ person }) => person.displayName)).toEqual([
      'Person foreign',
      'Person s_ab',
      'Person s_a',
      'Person dr',
    ]);
    expect([first.items.length, rest.next]).toEqual([3, null]);
    expect((await who('dr', id)).items).toHaveLength(5);
  });

  it('are refused on what is hidden, deleted or archived, and each refusal is recorded', async () => {
    const hidden = await message('S_AB');
    const gone = await message();
    await api.ask('DELETE', `conversations/${space.conversationId}/messages/${gone}`, {
      token: token('s_ab'),
    });
    const archived = await site.addSpace({ members: ['np'] });
    const old = await site.addMessage(archived, 'np', 'NP', 'text');
    await site.admin.query('UPDATE spaces.space SET archived_at = now() WHERE id = $1', [archived.id]);
    const answers = [
      [await react('np', hidden, 'agree'), 404, 'NOT_FOUND'],
      [await react('np', newId(), 'agree'), 404, 'NOT_FOUND'],
      [await react('animator', await message(), 'agree'), 404, 'NOT_FOUND'],
      [await react('np', gone, 'agree'), 409, 'MESSAGE_DELETED'],
      [await react('np', await message(), 'fire'), 422, 'REQUEST_INVALID'],
      [
        await api.ask('PUT', `conversations/${archived.conversationId}/messages/${old}/reactions/agree`, {
          token: token('np'),
        }),
        409,
        'SPACE_ARCHIVED',
      ],
    ] as const;
    for (const [answer, status, code] of answers) {
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
      expect(await refusalOf(site, answer)).toMatchObject({ reason: code, decision: 'deny' });
    }
    const officer = await react('officer', await message(), 'agree');
    expect({ status: officer.status, record: await refusalOf(site, officer) }).toMatchObject({
      status: 403,
      record: { reason: 'FORBIDDEN', actor: site.account('officer') },
    });
  });

  it('are given by readers of an announcement, where they do not write', async () => {
    const announced = await site.addSpace({ members: ['np'], kind: 'announcement' });
    const id = await site.addMessage(announced, 's_ab', 'NP', 'text');
    const answer = await api.ask<ReactionSummary>(
      'PUT',
      `conversations/${announced.conversationId}/messages/${id}/reactions/seen`,
      { token: token('np') },
    );
    expect(answer.body.own).toEqual(['seen']);
  });

  it('end in a state that was asked for, when fifty clicks arrive at once', async () => {
    const id = await message();
    const clicks = Array.from({ length: 50 }, (_, n) =>
      react('np', id, 'heart', n % 2 === 0 ? 'PUT' : 'DELETE'),
    );
    const answers = await Promise.all(clicks);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const rows = await site.value<number>(
      'SELECT count(*)::int4 AS value FROM discussion.reaction WHERE subject_id = $1',
      id,
    );
    expect(rows).toBe(1);
    const { body } = await react('np', id, 'heart');
    expect(body.reactions).toEqual([{ reaction: 'heart', count: 1 }]);
  });

  it('never stand on a message that was deleted before they were given, in any order of fifty', async () => {
    const id = await message();
    const acts = Array.from({ length: 50 }, (_, n) =>
      n === 25
        ? api.ask<ReactionSummary & Problem>(
            'DELETE',
            `conversations/${space.conversationId}/messages/${id}`,
            { token: token('s_ab') },
          )
        : react(READERS[n % READERS.length] ?? 'np', id, 'agree'),
    );
    const answers = await Promise.all(acts);
    const refusals = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
    for (const code of refusals) expect(['MESSAGE_DELETED', 'NOT_FOUND']).toContain(code);
    const given = answers.filter(({ status }, n) => status === 200 && n !== 25);
    expect(await standing(id)).toBeLessThanOrEqual(Math.min(given.length, READERS.length));
    expect((await react('np', id, 'agree')).body.code).toBe('MESSAGE_DELETED');
  });

  it('reach the screens of readers, and of nobody else', async () => {
    const origin = await api.app.getUrl();
    const [reader, below] = await Promise.all(
      (['s_a', 'np'] as const).map(async (uid) =>
        (await EventReader.open(origin, await api.signIn(uid))).joined(),
      ),
    );
    const id = await message('S_A');
    await react('s_ab', id, 'done');
    await react('s_ab', id, 'done', 'DELETE');
    const frames = () =>
      (reader?.events('reaction.changed') ?? []).map(
        ({ data }) => JSON.parse(data ?? '') as StreamFrames['reaction.changed'],
      );
    await reader?.until(() => frames().some(({ given }) => !given));
    expect(frames().at(-1)).toEqual({
      conversationId: space.conversationId,
      messageId: id,
      personId: site.account('s_ab'),
      reaction: 'done',
      given: false,
      count: 0,
    });
    await react('np', await message(), 'done');
    await below?.until(() => below.events('reaction.changed').length > 0);
    expect(below?.text).not.toContain(id);
    reader?.close();
    below?.close();
  });

  it('do not move for a reader when two hundred hidden ones are added; control: one that is seen moves it', async () => {
    const id = await message();
    await react('dr', id, 'idea');
    const crawl = async (): Promise<string> =>
      JSON.stringify([
        await who('np', id),
        (
          await api.ask('GET', `conversations/${space.conversationId}/messages?limit=1`, {
            token: token('np'),
          })
        ).body,
      ]);
    const before = await crawl();
    const above = await message('S_AB');
    for (const reaction of ['agree', 'thanks', 'heart', 'idea'])
      for (const uid of READERS) await plantReaction(site, above, uid, reaction);
    const elsewhere = await site.addSpace({ members: ['s_ab'], visibility: 'hidden' });
    for (let n = 0; n < 180; n += 1)
      await plantReaction(site, await site.addMessage(elsewhere, 's_ab', 'NP', 'x'), 's_ab', 'agree');
    expect(await crawl()).toBe(before);
    await react('s_a', id, 'idea');
    expect(await crawl()).not.toBe(before);
  });
});
