import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Conversation, LegalHold, Message } from '#contracts';
import { newId, type Id } from '#kernel';
import { MessageActs } from '../../support/messages/message-acts.js';
import { MANY, race, refusals } from '../../support/messages/race.js';
import { DAY_MS, sweepOf } from '../../support/retention/retention-site.js';
import { TestApi, type Answer } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';
import { officersOf } from '../policies/officers.js';

jest.setTimeout(60_000);

/** Messages past their time: several batches of a sweep. */
const OLD = 4_000;

describe('fifty at once, of those who read', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: MessageActs;
  let space: TestSpace;
  let reader: string;
  let author: string;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    acts = new MessageActs(api);
    space = await site.addSpace({ members: ['s_a', 's_ab'] });
    await site.admin.query(`UPDATE spaces.membership SET role = 'animator' WHERE person_id = $1`, [
      site.account('s_ab'),
    ]);
    [reader, author] = [await api.signIn('s_a'), await api.signIn('s_ab')];
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const ask = (token: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    api.ask<unknown>(method, path, { token, ...(body === undefined ? {} : { body }) });
  const at = (id: Id, rest = '') => acts.at(space, id, rest);
  const read = async (token: string, id: Id) => (await api.ask<Message>('GET', at(id), { token })).body;
  const count = (sql: string, ...values: unknown[]) =>
    site.value<number>(`SELECT count(*)::int4 AS value FROM ${sql}`, ...values);
  const records = (event: string, id: Id) =>
    count('audit.audit_event WHERE event = $1 AND object_id = $2', event, id);
  const took = (answers: readonly Answer[], status: number) =>
    answers.filter((answer) => answer.status === status).length;

  it('acknowledge: once, told and recorded once', async () => {
    const id = await acts.post(author, space, 'NP', 'asks', { acknowledge: { dueAt: null } });
    const give = () => ask(reader, 'PUT', at(id, 'acknowledgement'));
    const answers = await race(give, give);
    expect(refusals(answers)).toEqual([]);
    expect(took(answers, 204)).toBeGreaterThan(1);
    expect(await records('acknowledgement.given', id)).toBe(1);
    expect(await count(`events.outbox WHERE type = 'acknowledgement.given' AND subject_id = $1`, id)).toBe(1);
    expect((await read(author, id)).acknowledgement).toEqual({ dueAt: null, given: 1 });
  });

  it('react: one reaction of a person, whatever he takes back meanwhile', async () => {
    const id = await acts.post(author, space, 'NP', 'liked');
    const give = () => ask(reader, 'PUT', at(id, 'reactions/agree'));
    const rows = () => count('discussion.reaction WHERE subject_id = $1 AND taken_back_at IS NULL', id);
    const changes = (event: string) =>
      count(
        `audit.audit_event WHERE event = $1 AND object_id = $2
           AND (convert_from(body, 'UTF8')::jsonb -> 'facts' ->> 'changed')::boolean`,
        event,
        id,
      );
    expect(refusals(await race(give, give))).toEqual([]);
    expect([await rows(), await changes('reaction.given')]).toEqual([1, 1]);
    expect((await read(author, id)).reactions).toEqual([{ reaction: 'agree', count: 1 }]);
    const takeBack = () => ask(reader, 'DELETE', at(id, 'reactions/agree'));
    expect(refusals(await race((n) => (n % 2 ? give() : takeBack()), takeBack))).toEqual([]);
    const left = await rows();
    expect(left).toBeLessThanOrEqual(1);
    const [given, taken] = [await changes('reaction.given'), await changes('reaction.taken_back')];
    expect(given - taken).toBe(left);
    expect((await read(author, id)).reactions).toEqual(left ? [{ reaction: 'agree', count: 1 }] : []);
  });

  it('mark as read while messages come: never back, and what is unread is what came after', async () => {
    const where = await site.addSpace({ members: ['s_a', 's_ab'] });
    const ids: Id[] = [];
    for (let n = 0; n < MANY / 2; n++) ids.push(await acts.post(author, where, 'NP', `old ${n}`));
    const conversation = `conversations/${where.conversationId}`;
    const mark = (messageId: Id) => ask(reader, 'PUT', `${conversation}/reading`, { messageId });
    const answers = await race(
      (n) => (n % 2 ? api.post(author, where, 'NP', `new ${n}`) : mark(ids[n / 2]!)),
      () => mark(ids.at(-1)!),
    );
    expect(refusals(answers)).toEqual([]);
    const { body } = await api.ask<Conversation>('GET', conversation, { token: reader });
    expect(body).toMatchObject({
      lastReadId: took([answers[MANY / 2]!], 200) ? ids.at(-1) : expect.any(String),
      unread: { mentions: 0 },
    });
    const after = 'messaging.message WHERE conversation_id = $1 AND id > $2';
    expect(body.unread.count).toBe(await count(after, where.conversationId, body.lastReadId));
    expect(took(answers, 201)).toBeLessThanOrEqual(body.unread.count);
  });

  it('resolve a topic while it is answered: every answer stays, and the topic is resolved once', async () => {
    const root = await acts.post(author, space, 'NP', 'question');
    const answers = await race(
      (n): Promise<Answer> => api.post(n % 2 ? reader : author, space, 'NP', `${n}`, { threadId: root }),
      () => ask(reader, 'PUT', at(root, 'thread'), { title: 'Sujet', resolved: true }),
    );
    expect(refusals(answers)).toEqual([]);
    const replies = took(answers, 201);
    expect(await count('messaging.message WHERE thread_id = $1', root)).toBe(replies);
    const resolved = took(answers, 200);
    expect(await read(author, root)).toMatchObject({
      thread: resolved ? { title: 'Sujet', resolvedBy: { id: site.account('s_a') } } : { resolvedAt: null },
      own: { thread: { replies } },
    });
    expect(await records('thread.changed', root)).toBe(resolved);
  });

  it('put out of a space while posting: what was taken lies there, and nothing is taken after', async () => {
    const where = await site.addSpace({ members: ['s_a', 's_ab'] });
    await site.admin.query(
      `UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1 AND person_id = $2`,
      [where.id, site.account('s_ab')],
    );
    const firstTaken = Promise.withResolvers<true>();
    const post = async (): Promise<Answer> => {
      const answer: Answer = await api.post(reader, where, 'NP', 'mine');
      firstTaken.resolve(true);
      return answer;
    };
    // Behind the first answer, in the middle of the others: before all of them it would race with nothing.
    const answers = await race(post, async () => {
      await firstTaken.promise;
      return ask(author, 'DELETE', `spaces/${where.id}/members/${site.account('s_a')}`);
    });
    expect(refusals(answers).filter((code) => code !== 'NOT_FOUND')).toEqual([]);
    expect(took(answers, 204)).toBe(1);
    expect(took(answers, 201)).toBeGreaterThan(0);
    const stored = await count('messaging.message WHERE conversation_id = $1', where.conversationId);
    expect(stored).toBe(took(answers, 201));
    expect(refusals(await race(post, post))).toEqual(['NOT_FOUND']);
    expect(await count('messaging.message WHERE conversation_id = $1', where.conversationId)).toBe(stored);
  });

  it('held back while it is read: whole or withheld, and never again once that is answered', async () => {
    const id = await acts.post(author, space, 'NP', 'CANARY-spilled');
    const quoting = await acts.post(reader, space, 'NP', 'as said', { quotes: [id] });
    const page = `conversations/${space.conversationId}/messages?limit=100`;
    let held = false;
    const late: string[] = [];
    const answers = await race(
      async (n) => {
        const after = held;
        const answer = await ask(reader, 'GET', [page, at(id), at(quoting)][n % 3]!);
        if (after) late.push(answer.text);
        return answer;
      },
      async () => {
        const answer = await ask(reader, 'POST', at(id, 'spill'), { text: 'too high' });
        held = true;
        return answer;
      },
    );
    expect(refusals(answers)).toEqual([]);
    for (const { text, body } of answers)
      if ((body as Partial<Message> | null)?.withheld) expect(text).not.toContain('CANARY');
    for (let n = 0; n < 3; n++) late.push((await ask(reader, 'GET', [page, at(id), at(quoting)][n]!)).text);
    expect(late.filter((text) => text.includes('CANARY'))).toEqual([]);
  });

  it('held by law while the sweep runs: from the answer on nothing goes', async () => {
    const where = await site.addSpace({ members: ['s_ab'] });
    await site.admin.query(
      `INSERT INTO retention.policy (version, rules) VALUES (2, '[{"kind": null, "level": null, "days": 100, "least": 30, "most": null}]')`,
    );
    const at = new Date(Date.now() - 200 * DAY_MS);
    await site.admin.query(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       SELECT id, $2, $3, $4, $5, 'vieux texte', $6 FROM unnest($1::uuid[]) id`,
      [
        Array.from({ length: OLD }, () => newId(at)),
        ...[where.conversationId, where.id, site.label('NP'), site.account('s_ab'), at],
      ],
    );
    const left = () => count('messaging.message WHERE conversation_id = $1', where.conversationId);
    const { first } = await officersOf(site);
    const { sweep, pool } = sweepOf(site);
    let atAnswer = -1;
    const batches = async (): Promise<number> => {
      let destroyed = 0;
      for (let n = 0; n < MANY / 2; n++) destroyed += (await sweep.batch()).destroyed;
      return destroyed;
    };
    const hold = async (): Promise<number> => {
      const body = { objectType: 'space', objectId: where.id, from: null, until: null, reason: 'Enquête' };
      const answer = await api.ask<LegalHold>('POST', 'legal-holds', { token: first, body });
      expect(answer.status).toBe(201);
      atAnswer = await left();
      return 0;
    };
    const swept = await Promise.all([hold(), batches(), batches()]);
    await pool.close();
    const destroyed = swept.reduce((sum, one) => sum + one, 0);
    expect(await left()).toBe(OLD - destroyed);
    expect(await left()).toBe(atAnswer);
    expect(atAnswer).toBeGreaterThan(0);
  });
});
