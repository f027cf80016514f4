import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { MessagePage, ScheduledMessage } from '#contracts';
import { tokenHash } from '#auth';
import { newId, type Page } from '#kernel';
import { EventReader } from '../../support/http/event-reader.js';
import { claim, startWorker, until } from '../../support/jobs/job-site.js';
import { TestApi, type Answer } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

const HOUR_MS = 3_600_000;

interface Asked {
  readonly body?: string;
  readonly label?: TestLabel;
  readonly inMs?: number;
  readonly more?: object;
}

describe('scheduled messages', () => {
  let site: TestSite;
  let api: TestApi;
  let worker: INestApplicationContext;
  let space: TestSpace;
  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    worker = await startWorker(site);
  }, 60_000);
  beforeEach(async () => {
    space = await site.addSpace({ members: ['np', 'dr', 's_ab'] });
  });
  afterAll(async () => {
    await worker.close();
    await api.stop();
    await site.stop();
  });

  const schedule = async (
    token: string,
    { body = 'plus tard', label = 'NP', inMs = HOUR_MS, more = {} }: Asked = {},
  ): Promise<Answer<ScheduledMessage>> =>
    api.ask('POST', `conversations/${space.conversationId}/scheduled-messages`, {
      token,
      body: {
        body,
        labelId: await api.wireId(label),
        sendAt: new Date(Date.now() + inMs).toISOString(),
        ...more,
      },
    });
  const list = async (token: string, query = ''): Promise<Page<ScheduledMessage>> =>
    (await api.ask<Page<ScheduledMessage>>('GET', `scheduled-messages${query}`, { token })).body;
  const posted = async (token: string) =>
    (await api.ask<MessagePage>('GET', `conversations/${space.conversationId}/messages`, { token })).body
      .items;
  const jobOf = (id: string): Promise<string> =>
    site.value('SELECT job_id AS value FROM messaging.scheduled WHERE id = $1', id);
  const makeDue = async (id: string): Promise<void> => {
    await site.admin.query('UPDATE auth.job SET due_at = now() WHERE subject_id = $1', [id]);
  };
  const ended = async (id: string, state: string): Promise<void> =>
    until(
      async () =>
        (await site.value('SELECT state AS value FROM auth.job WHERE subject_id = $1', id)) === state,
    );

  it('goes out at its time as any other message of its writer, and is told to his screens', async () => {
    const token = await api.signIn('dr');
    const stream = await (await EventReader.open(await api.app.getUrl(), await api.signIn('dr'))).joined();
    const asked = await schedule(token, { body: 'Réunion à 10 h', label: 'DR' });
    expect([asked.status, asked.body]).toMatchObject([
      201,
      { state: 'waiting', code: null, body: 'Réunion à 10 h' },
    ]);
    expect((await list(token)).items).toEqual([asked.body]);
    expect(await posted(token)).toEqual([]);
    await makeDue(asked.body.id);
    await ended(asked.body.id, 'done');
    expect(await posted(token)).toMatchObject([
      { body: 'Réunion à 10 h', author: { id: site.account('dr') }, labelId: asked.body.labelId, version: 1 },
    ]);
    expect((await list(token)).items).toEqual([]);
    await stream.until(() => stream.events('message.created').length > 0);
    expect(stream.events('own.changed').length).toBeGreaterThan(0);
    stream.close();
    expect(
      await site.value(
        `SELECT convert_from(body, 'UTF8')::jsonb -> 'facts' ->> 'scheduled' AS value FROM audit.audit_event
         WHERE event = 'message.posted' AND actor = $1 ORDER BY at DESC LIMIT 1`,
        site.account('dr'),
      ),
    ).toBe(asked.body.id);
  });

  it('says how it is to be sent, so that it can be a draft again as it was', async () => {
    const token = await api.signIn('np');
    const more = { priority: 'urgent', acknowledge: { dueAt: '2030-01-01T08:00:00.000Z' } };
    const [asked, plain] = [await schedule(token, { more }), await schedule(token)];
    expect(asked.body).toMatchObject(more);
    expect((await list(token)).items).toMatchObject([
      { id: plain.body.id, priority: 'normal', acknowledge: null },
      { id: asked.body.id, ...more },
    ]);
  });

  it('is seen by its writer alone, where he reads its label, page by page', async () => {
    const token = await api.signIn('s_ab');
    const before = (await list(token)).items.length;
    const low = await schedule(token);
    const high = await schedule(token, { label: 'S_AB' });
    expect((await list(token)).items.map(({ id }) => id).slice(0, 2)).toEqual([high.body.id, low.body.id]);
    const page = await list(token, '?limit=1');
    expect(page.items.map(({ id }) => id)).toEqual([high.body.id]);
    expect((await list(token, `?before=${page.next ?? ''}`)).items).toHaveLength(before + 1);
    const below = await api.signIn('s_ab', 'NP');
    const absent = await api.ask('DELETE', `scheduled-messages/${newId()}`, { token: below });
    for (const other of [below, await api.signIn('dr')]) {
      expect((await list(other)).items.map(({ id }) => id)).not.toContain(high.body.id);
      for (const method of ['PATCH', 'DELETE'] as const) {
        const options = method === 'PATCH' ? { token: other, body: { body: 'x' } } : { token: other };
        const answer = await api.ask(method, `scheduled-messages/${high.body.id}`, options);
        expect([answer.status, answer.body.code]).toEqual([404, absent.body.code]);
      }
    }
    expect((await list(below)).items.map(({ id }) => id)).toContain(low.body.id);
  });

  it('goes out at once when its writer asks for it, by the clock of the server', async () => {
    const token = await api.signIn('dr');
    const { id } = (await schedule(token, { body: 'finalement tout de suite' })).body;
    const asked = await api.ask<ScheduledMessage>('PATCH', `scheduled-messages/${id}`, {
      token,
      body: { sendAt: 'now' },
    });
    expect(asked.status).toBe(200);
    await ended(id, 'done');
    expect(await posted(token)).toMatchObject([{ body: 'finalement tout de suite' }]);
  });

  it('changes words and time while it waits, and not once it is being sent', async () => {
    const token = await api.signIn('dr');
    const { id } = (await schedule(token)).body;
    const sendAt = new Date(Date.now() + 2 * HOUR_MS).toISOString();
    const change = await api.ask<ScheduledMessage>('PATCH', `scheduled-messages/${id}`, {
      token,
      body: { body: 'autrement', sendAt },
    });
    expect([change.status, change.body]).toMatchObject([
      200,
      { body: 'autrement', sendAt, state: 'waiting' },
    ]);
    const job = await jobOf(id);
    await site.admin.query(
      `UPDATE auth.job SET state = 'running', claimed_at = now(), claimed_until = now() + interval '1 minute' WHERE id = $1`,
      [job],
    );
    for (const answer of [
      await api.ask('PATCH', `scheduled-messages/${id}`, { token, body: { body: 'trop tard' } }),
      await api.ask('DELETE', `scheduled-messages/${id}`, { token }),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'JOB_OVER']);
    await site.admin.query(
      `UPDATE auth.job SET state = 'waiting', claimed_until = NULL, cancel_asked = false WHERE id = $1`,
      [job],
    );
    expect((await api.ask('DELETE', `scheduled-messages/${id}`, { token })).status).toBe(204);
    expect(await site.value('SELECT state AS value FROM auth.job WHERE id = $1', job)).toBe('cancelled');
  });

  it.each<[string, object, number, string]>([
    ['in the past', { inMs: -1_000 }, 422, 'SCHEDULE_TIME_REFUSED'],
    ['in two years', { inMs: 730 * 24 * HOUR_MS }, 422, 'SCHEDULE_TIME_REFUSED'],
    ['without words', { body: ' ' }, 422, 'REQUEST_INVALID'],
    ['under a label above its writer', { label: 'S_AB' }, 422, 'LABEL_REFUSED'],
    ['quoting what is not there', { more: { quotes: [newId()] } }, 422, 'MESSAGE_SOURCE_REFUSED'],
  ])('is refused when asked for %s', async (_, options, status, code) => {
    const answer = await schedule(await api.signIn('dr'), options);
    expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([status, code]);
  });

  it('is refused below what it quotes, when asked and when sent', async () => {
    const token = await api.signIn('s_ab');
    const quoted = await site.addMessage(space, 's_ab', 'DR', 'source');
    const refused = await schedule(token, { more: { quotes: [quoted] } });
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([
      409,
      'LABEL_BELOW_SOURCE',
    ]);
    const asked = await schedule(token, { label: 'DR', more: { quotes: [quoted] } });
    expect(asked.status).toBe(201);
    await site.admin.query(`UPDATE messaging.message SET body = '', deleted_at = now() WHERE id = $1`, [
      quoted,
    ]);
    await makeDue(asked.body.id);
    await ended(asked.body.id, 'failed');
    expect((await list(token)).items[0]).toMatchObject({ state: 'failed', code: 'MESSAGE_SOURCE_REFUSED' });
  });

  it.each<[string, (source: string) => object]>([
    ['quotes', (source) => ({ quotes: [source] })],
    ['answers', (source) => ({ threadId: source })],
    ['forwards', (source) => ({ forwardOf: source })],
  ])('is not sent below what it %s, where that was raised since', async (_, more) => {
    const token = await api.signIn('s_ab');
    const [raised, kept] = [
      await site.addMessage(space, 's_ab', 'NP', 'CANARY-raised'),
      await site.addMessage(space, 's_ab', 'NP', 'kept'),
    ];
    const [high, low] = [
      (await schedule(token, { more: more(raised) })).body,
      // Control: the same over a source that stayed what it was is sent.
      (await schedule(token, { more: more(kept) })).body,
    ];
    await site.admin.query('BEGIN');
    await site.admin.query('SET LOCAL session_replication_role = replica');
    await site.admin.query('UPDATE messaging.message SET label_id = $2 WHERE id = $1', [
      raised,
      site.label('DR'),
    ]);
    await site.admin.query(
      `INSERT INTO messaging.conversation_label (conversation_id, space_id, label_id)
       VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [space.conversationId, space.id, site.label('DR')],
    );
    await site.admin.query('COMMIT');
    for (const { id } of [high, low]) await makeDue(id);
    await ended(high.id, 'failed');
    await ended(low.id, 'done');
    expect((await list(token)).items.find(({ id }) => id === high.id)).toMatchObject({
      state: 'failed',
      code: 'LABEL_BELOW_SOURCE',
    });
    const sent = `SELECT count(*)::int4 AS value FROM messaging.message WHERE space_id = $1 AND id <> ALL ($2)`;
    expect(await site.value(sent, space.id, [raised, kept])).toBe(1);
    const np = await api.signIn('np');
    const page = await api.ask('GET', `conversations/${space.conversationId}/messages`, { token: np });
    expect(page.text).not.toContain('CANARY');
  });

  const losses: [string, string, (id: string) => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'his membership',
      'NOT_FOUND',
      () => site.admin.query('DELETE FROM spaces.membership WHERE space_id = $1', [space.id]),
      () => Promise.resolve(),
    ],
    ['the clearance for its label', 'CLEARANCE_GONE', () => lower('np'), () => raise()],
    [
      'the account itself',
      'ACCOUNT_DISABLED',
      () =>
        site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [site.account('dr')]),
      () => site.admin.query(`UPDATE auth.account SET state = 'active' WHERE id = $1`, [site.account('dr')]),
    ],
    [
      'a space that is open',
      'SPACE_ARCHIVED',
      () => site.admin.query('UPDATE spaces.space SET archived_at = now() WHERE id = $1', [space.id]),
      () => Promise.resolve(),
    ],
    [
      'the ceiling above its label',
      'LABEL_ABOVE_CEILING',
      () =>
        site.admin.query('UPDATE spaces.space SET ceiling_label_id = $2 WHERE id = $1', [
          space.id,
          site.label('NP'),
        ]),
      () => Promise.resolve(),
    ],
  ];
  let held: unknown;
  const lower = async (uid: TestUid): Promise<void> => {
    held = await site.value('SELECT clearance AS value FROM auth.account WHERE id = $1', site.account('dr'));
    await site.admin.query(
      'UPDATE auth.account SET clearance = (SELECT clearance FROM auth.account WHERE id = $2) WHERE id = $1',
      [site.account('dr'), site.account(uid)],
    );
  };
  const raise = (): Promise<unknown> =>
    site.admin.query('UPDATE auth.account SET clearance = $2 WHERE id = $1', [
      site.account('dr'),
      JSON.stringify(held),
    ]);

  it.each(losses)(
    'is not sent when its writer has lost %s: it fails with %s, and no word is lost',
    async (...loss) => {
      const [, code, lose, giveBack] = loss;
      const { id } = (await schedule(await api.signIn('dr'), { body: 'gardé', label: 'DR' })).body;
      await lose(id);
      await makeDue(id);
      await ended(id, 'failed');
      await giveBack();
      const token = await api.signIn('dr');
      const item = (await list(token)).items.find((one) => one.id === id);
      expect(item).toMatchObject({ state: 'failed', code, body: 'gardé' });
      // The name of a place tells him whether he may still go there.
      expect(item?.conversation.name === null).toBe(code === 'NOT_FOUND');
      expect(
        await site.value(
          'SELECT count(*)::int4 AS value FROM messaging.message WHERE space_id = $1',
          space.id,
        ),
      ).toBe(0);
    },
  );

  it('waits again once its writer has changed what had failed', async () => {
    const token = await api.signIn('dr');
    const { id } = (await schedule(token)).body;
    await site.admin.query('UPDATE spaces.space SET archived_at = now() WHERE id = $1', [space.id]);
    await makeDue(id);
    await ended(id, 'failed');
    const again = () =>
      api.ask<ScheduledMessage>('PATCH', `scheduled-messages/${id}`, {
        token,
        body: { sendAt: new Date(Date.now() + HOUR_MS).toISOString() },
      });
    expect((await again()).status).toBe(409);
    await site.admin.query('UPDATE spaces.space SET archived_at = NULL WHERE id = $1', [space.id]);
    expect((await again()).body).toMatchObject({ state: 'waiting', code: null });
    await site.admin.query('UPDATE auth.job SET due_at = now() WHERE id = $1', [await jobOf(id)]);
    await until(async () => (await posted(token)).length === 1);
  });

  it('goes out once, also when a worker died between posting and the end of its job', async () => {
    const token = await api.signIn('dr');
    const { id } = (await schedule(token)).body;
    await worker.close();
    await makeDue(id);
    // A worker that has posted and is gone: the row is taken out and the message is there, the job still runs.
    const other = await site.connect('ruche_worker');
    const { rows, tokenOf } = await claim(other, 1, { kinds: ['message.send'], leaseSeconds: 1 });
    await other.end();
    expect(rows).toHaveLength(1);
    await site.admin.query('DELETE FROM messaging.scheduled WHERE id = $1', [id]);
    await site.addMessage(space, 'dr', 'NP', 'plus tard');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    worker = await startWorker(site);
    await ended(id, 'done');
    expect(await posted(token)).toHaveLength(1);
    expect(
      await site.value(
        'SELECT ended_at IS NOT NULL AS value FROM auth.session WHERE token_hash = $1',
        tokenHash(tokenOf(rows[0])),
      ),
    ).toBe(true);
  });
});
