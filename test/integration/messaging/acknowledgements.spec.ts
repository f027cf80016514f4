import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Emitter } from '#audit';
import type { AcknowledgersPage, AskedAcknowledgement, Message, UnreadTotals } from '#contracts';
import { poolConfig, WorkerPool } from '#database';
import { newId, SystemClock, type Page } from '#kernel';
import { AcknowledgementReminders } from '../../../apps/worker/src/acknowledgement-reminders.service.js';
import { EventReader } from '../../support/http/event-reader.js';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';
import type { TestUid } from '../../support/site/test-people.js';

jest.setTimeout(60_000);

describe('acknowledgements', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    space = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const post = async (
    uid: TestUid,
    label: TestLabel = 'NP',
    dueAt: string | null = null,
    where = space,
  ): Promise<Message> => {
    const body = { body: 'please', labelId: await api.wireId(label), acknowledge: { dueAt } };
    const path = `conversations/${where.conversationId}/messages`;
    const answer = await api.ask<Message>('POST', path, { token: await api.signIn(uid), body });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const at = ({ id, conversationId }: Message): string => `conversations/${conversationId}/messages/${id}`;
  const give = (token: string, message: Message) =>
    api.ask('PUT', `${at(message)}/acknowledgement`, { token });
  const read = async (token: string, message: Message): Promise<Message> =>
    (await api.ask<Message>('GET', at(message), { token })).body;
  const people = (token: string, message: Message, query = '') =>
    api.ask<AcknowledgersPage>('GET', `${at(message)}/acknowledgements${query}`, { token });
  const asked = async (token: string, query = '') =>
    (await api.ask<Page<AskedAcknowledgement>>('GET', `acknowledgements${query}`, { token })).body;

  it('are asked of those who read the message when it is posted, and not of its author', async () => {
    const dueAt = '2030-01-01T00:00:00.000Z';
    const message = await post('s_ab', 'S_A', dueAt);
    expect(message.acknowledgement).toEqual({ dueAt, given: 0 });
    expect(message.own?.acknowledgement).toBe('none');
    expect((await read(await api.signIn('s_a'), message)).own?.acknowledgement).toBe('asked');
    await site.admin.query(
      'INSERT INTO spaces.membership (person_id, space_id, entry_label_id) VALUES ($1, $2, $3)',
      [site.account('keeper'), space.id, site.label('NP')],
    );
    const late = await api.signIn('keeper');
    expect((await read(late, message)).own?.acknowledgement).toBe('none');
    expect(await give(late, message)).toMatchObject({
      status: 409,
      body: { code: 'ACKNOWLEDGEMENT_NOT_ASKED' },
    });
    expect(await give(await api.signIn('np'), message)).toMatchObject({ status: 404 });
  });

  it('are given once, however often and however many screens say so', async () => {
    const message = await post('s_ab');
    const token = await api.signIn('np');
    const before = await api.ask<UnreadTotals>('GET', 'unread', { token });
    const answers = await Promise.all(Array.from({ length: 50 }, () => give(token, message)));
    // Whoever finds no connection in time is told so, and has changed nothing.
    expect(answers.map(({ status }) => status).filter((status) => status !== 204 && status !== 503)).toEqual(
      [],
    );
    expect(answers.some(({ status }) => status === 204)).toBe(true);
    const seen = await read(token, message);
    expect(seen.acknowledgement?.given).toBe(1);
    expect(seen.own?.acknowledgement).toBe('given');
    const after = await api.ask<UnreadTotals>('GET', 'unread', { token });
    expect(after.body.acknowledgements).toBe(before.body.acknowledgements - 1);
    const records = `SELECT count(*)::int AS value FROM audit.audit_event
      WHERE event = 'acknowledgement.given' AND object_id = $1`;
    expect(await site.value(records, message.id)).toBe(1);
  });

  it('are told to the author’s screens and to nobody else’s', async () => {
    const origin = await api.app.getUrl();
    const open = async (uid: TestUid) => (await EventReader.open(origin, await api.signIn(uid))).joined();
    const [author, giver, other] = [await open('s_ab'), await open('np'), await open('s_a')];
    const message = await post('s_ab');
    await give(await api.signIn('np'), message);
    await author.until(() => author.events('acknowledgement.given').length === 1);
    expect(JSON.parse(author.events('acknowledgement.given')[0]?.data ?? '')).toEqual({
      ...{ conversationId: space.conversationId, messageId: message.id },
      given: 1,
    });
    await giver.until(() => giver.events('own.changed').length === 1);
    const after = await api.post(await api.signIn('s_ab'), space, 'NP', 'after');
    await other.until(() => other.text.includes(after.body.id));
    for (const one of [giver, other]) expect(one.events('acknowledgement.given')).toEqual([]);
    for (const one of [author, giver, other]) one.close();
  });

  it('who has and who has not is for the author and animators', async () => {
    const where = await site.addSpace({ members: ['np', 's_a', 's_ab', 'animator'] });
    await site.admin.query(
      `UPDATE spaces.membership SET role = 'animator' WHERE space_id = $1 AND person_id = $2`,
      [where.id, site.account('animator')],
    );
    const message = await post('s_ab', 'NP', null, where);
    await give(await api.signIn('np'), message);
    const author = await api.signIn('s_ab');
    const all = await people(author, message);
    expect(all.body.counts).toEqual({ given: 1, waiting: 2 });
    expect(all.body.items.map(({ person, givenAt }) => [person.displayName, givenAt !== null])).toEqual([
      ['Person animator', false],
      ['Person np', true],
      ['Person s_a', false],
    ]);
    const first = (await people(author, message, '?state=waiting&limit=1')).body;
    expect(first.items.map(({ person }) => person.displayName)).toEqual(['Person animator']);
    const rest = (await people(author, message, `?state=waiting&after=${first.next ?? ''}`)).body;
    expect(rest.items.map(({ person }) => person.displayName)).toEqual(['Person s_a']);
    expect((await people(await api.signIn('animator'), message)).status).toBe(200);
    expect(await people(await api.signIn('np'), message)).toMatchObject({ status: 403 });
    expect(await people(await api.signIn('dr'), message)).toMatchObject({ status: 404 });
    // Who may not read it any more is waited for no longer.
    await site.admin.query('DELETE FROM spaces.membership WHERE space_id = $1 AND person_id = $2', [
      where.id,
      site.account('s_a'),
    ]);
    expect((await people(author, message)).body.counts).toEqual({ given: 1, waiting: 1 });
  });

  it('what one is asked for stands in the order in which it is due', async () => {
    const where = await site.addSpace({ name: 'Consignes', members: ['dr', 's_ab'] });
    const later = await post('s_ab', 'NP', '2031-01-01T00:00:00.000Z', where);
    const never = await post('s_ab', 'NP', null, where);
    const soon = await post('s_ab', 'NP', '2029-01-01T00:00:00.000Z', where);
    const gone = await post('s_ab', 'NP', '2028-01-01T00:00:00.000Z', where);
    await api.ask('DELETE', at(gone), { token: await api.signIn('s_ab') });
    const dr = await api.signIn('dr');
    const first = await asked(dr, '?limit=2');
    expect(first.items.map(({ message }) => message.id)).toEqual([soon.id, later.id]);
    expect(first.items[0]).toMatchObject({
      conversation: { name: 'Consignes' },
      dueAt: '2029-01-01T00:00:00.000Z',
    });
    expect((await asked(dr, `?before=${first.next ?? ''}`)).items.map(({ message }) => message.id)).toEqual([
      never.id,
    ]);
    await give(dr, soon);
    expect((await asked(dr)).items.map(({ message }) => message.id)).toEqual([later.id, never.id]);
    expect((await asked(dr, `?before=${newId()}`)).items).toEqual([]);
  });

  it('are asked for again until they are given: those who still read it, counted and recorded', async () => {
    const where = await site.addSpace({ members: ['np', 's_a', 's_ab', 'dr'] });
    const message = await post('s_ab', 'NP', null, where);
    await give(await api.signIn('s_a'), message);
    await site.admin.query('DELETE FROM spaces.membership WHERE space_id = $1 AND person_id = $2', [
      where.id,
      site.account('dr'),
    ]);
    const origin = await api.app.getUrl();
    const waiting = await (await EventReader.open(origin, await api.signIn('np'))).joined();
    const others = [
      await (await EventReader.open(origin, await api.signIn('s_a'))).joined(),
      await (await EventReader.open(origin, await api.signIn('dr'))).joined(),
    ];
    const age = (minutes: number) =>
      site.admin.query(
        `UPDATE messaging.acknowledgement_request SET asked_at = now() - make_interval(mins => $2),
           reminded_at = CASE WHEN reminded_at IS NOT NULL THEN now() - make_interval(mins => $2) END
         WHERE message_id = $1`,
        [message.id, minutes],
      );
    const settings = testSettings(site);
    const pool = new WorkerPool(poolConfig(settings, 'worker', 1), () => undefined);
    const reminders = new AcknowledgementReminders(pool, settings, new Emitter(new SystemClock(), null));
    const reminded = `SELECT count(*)::int AS value FROM audit.audit_event
      WHERE event = 'acknowledgement.reminded' AND object_id = $1 AND actor IS NULL`;
    try {
      await age(239);
      await reminders.round();
      expect(await site.value(reminded, message.id)).toBe(0);
      await age(240);
      await reminders.round();
      await reminders.round();
      expect(await site.value(reminded, message.id)).toBe(1);
      await waiting.until(() => waiting.events('own.changed').length === 1);
      await age(241);
      await reminders.round();
      expect(await site.value(reminded, message.id)).toBe(2);
      const counted =
        'SELECT reminders AS value FROM messaging.acknowledgement_request WHERE message_id = $1';
      expect(await site.value(counted, message.id)).toBe(2);
      await give(await api.signIn('np'), message);
      await age(242);
      await reminders.round();
      expect(await site.value(reminded, message.id)).toBe(2);
      const after = await api.post(await api.signIn('s_ab'), where, 'NP', 'after');
      await others[0]!.until(() => others[0]!.text.includes(after.body.id));
      for (const one of others) expect(one.events('own.changed')).toEqual([]);
    } finally {
      await pool.close();
      for (const one of [waiting, ...others]) one.close();
    }
  });
});
