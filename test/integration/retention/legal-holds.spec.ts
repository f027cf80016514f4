import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { HoldPeople, LegalHold, OpenHold } from '#contracts';
import type { WorkerPool } from '#database';
import { newId, type Id, type Page } from '#kernel';
import type { RetentionSweep } from '#retention';
import { passOf, plantOld, sweepOf } from '../../support/retention/retention-site.js';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';
import { officersOf, refusalIn, type Officers } from '../policies/officers.js';

describe('legal holds', () => {
  let site: TestSite;
  let api: TestApi;
  let officers: Officers;
  let sweep: RetentionSweep;
  let pool: WorkerPool;
  let space: TestSpace;
  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    officers = await officersOf(site);
    ({ sweep, pool } = sweepOf(site));
    await site.admin.query(
      `INSERT INTO retention.policy (version, rules) VALUES (2, '[{"kind": null, "level": null, "days": 100, "least": 30, "most": null}]')`,
    );
  }, 60_000);
  beforeEach(async () => {
    await site.admin.query('UPDATE retention.hold SET released_at = now() WHERE released_at IS NULL');
    await site.admin.query('UPDATE auth.session SET stepped_up_at = now()');
    await site.admin.query('TRUNCATE messaging.message CASCADE');
    space = await site.addSpace({ members: ['np', 'dr', 's_ab'] });
  });
  afterAll(async () => {
    await pool.close();
    await api.stop();
    await site.stop();
  });

  const open = (
    objectType: 'space' | 'person',
    objectId: Id,
    token = officers.first,
    more: Partial<OpenHold> = {},
  ) =>
    api.ask<LegalHold>('POST', 'legal-holds', {
      token,
      body: { objectType, objectId, from: null, until: null, reason: 'Enquête 12', ...more },
    });
  const ask = (id: Id, token = officers.first) =>
    api.ask<LegalHold>('POST', `legal-holds/${id}/release`, { token, body: { reason: 'Classée' } });
  const confirm = (id: Id, hash: string, token = officers.second) =>
    api.ask<LegalHold>('POST', `legal-holds/${id}/release/confirmation`, { token, body: { hash } });
  const refusal = ({ status, body }: { status: number; body: unknown }) => [
    status,
    (body as { code: string }).code,
  ];
  const asked = async (): Promise<LegalHold> => (await ask((await open('space', space.id)).body.id)).body;

  it('a space under a hold loses nothing, and all that is past its time once it is released', async () => {
    await plantOld(site, space, 'dr', 'NP', 200);
    const { body: hold } = await open('space', space.id);
    expect(await passOf(sweep)).toBe(0);
    const waiting = (await ask(hold.id)).body;
    expect(await passOf(sweep)).toBe(0);
    expect((await confirm(hold.id, waiting.release?.hash ?? '')).status).toBe(200);
    expect(await passOf(sweep)).toBe(1);
    const told = await site.value<string[]>(
      `SELECT array_agg(event ORDER BY at) AS value FROM audit.audit_event WHERE object_id = $1`,
      hold.id,
    );
    expect(told).toEqual(['hold.opened', 'hold.release_asked', 'hold.released']);
  });

  it('of a person under a hold stays what he wrote, also where others brought it; the rest goes', async () => {
    const his = await plantOld(site, space, 'dr', 'NP', 200);
    await plantOld(site, space, 's_ab', 'NP', 200);
    const copy = await plantOld(site, space, 's_ab', 'NP', 200);
    await site.admin.query(
      `INSERT INTO messaging.forward (message_id, conversation_id, space_id, label_id, source_id, author_id, body, created_at)
       SELECT $1, conversation_id, space_id, label_id, id, author_id, body, created_at FROM messaging.message WHERE id = $2`,
      [copy, his],
    );
    await open('person', site.account('dr'));
    expect(await passOf(sweep)).toBe(1);
    expect(
      await site.value(
        'SELECT array_agg(id ORDER BY id)::text[] AS value FROM messaging.message WHERE space_id = $1',
        space.id,
      ),
    ).toEqual([his, copy].sort());
  });

  it('a hold that is opened while a batch runs waits for it, and stands for the next', async () => {
    await plantOld(site, space, 'dr', 'NP', 200);
    const worker = await site.connect('ruche_worker');
    await worker.query('BEGIN');
    await worker.query('SELECT * FROM retention.sweep(0)');
    const opening = open('space', space.id);
    const early = await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))]);
    expect(early).toBe('waits');
    await worker.query('COMMIT');
    await worker.end();
    expect((await opening).status).toBe(201);
    expect(await passOf(sweep)).toBe(0);
  });

  it('a release takes two humans, within a day, and the request that the second has seen', async () => {
    const hold = await asked();
    const hash = hold.release?.hash ?? '';
    expect(refusal(await ask(hold.id, officers.second))).toEqual([409, 'HOLD_RELEASE_PENDING']);
    for (const same of [officers.first, officers.sameHuman])
      expect(refusal(await confirm(hold.id, hash, same))).toEqual([403, 'HOLD_SECOND_PERSON']);
    expect(refusal(await confirm(hold.id, '0'.repeat(64)))).toEqual([409, 'HOLD_RELEASE_CHANGED']);
    await site.admin.query(`UPDATE retention.hold SET asked_reason = 'Autre' WHERE id = $1`, [hold.id]);
    expect(refusal(await confirm(hold.id, hash))).toEqual([409, 'HOLD_RELEASE_CHANGED']);
    await site.admin.query(
      `UPDATE retention.hold SET asked_at = asked_at - interval '24 hours' WHERE id = $1`,
      [hold.id],
    );
    expect(refusal(await confirm(hold.id, hash))).toEqual([409, 'HOLD_RELEASE_OVER']);
    const again = (await ask(hold.id)).body.release?.hash ?? '';
    expect((await confirm(hold.id, again)).body).toMatchObject({
      release: null,
      releasedBy: { displayName: 'second-officer' },
    });
  });

  it('control: without the question of the second person, whoever asks confirms', async () => {
    const scratch = await TestSite.in(site.cluster);
    const own = await officersOf(scratch);
    const source = await scratch.value<string>(
      `SELECT pg_get_functiondef('retention.confirm_release'::regproc) AS value`,
    );
    await scratch.admin.query(
      source.replace(
        'held.asked_human IS NOT DISTINCT FROM',
        'NULL IS DISTINCT FROM NULL AND held.asked_human =',
      ),
    );
    const app = await scratch.connect('ruche_app');
    const id = newId();
    const steps = async (): Promise<void> => {
      await app.query(`SELECT retention.open_hold($1, 'person', $2, NULL, NULL, 'x')`, [
        id,
        scratch.account('dr'),
      ]);
      await app.query(`SELECT retention.ask_release($1, 'x')`, [id]);
      const { rows } = await app.query<{ hash: string }>('SELECT hash FROM retention.holds($1, NULL, 1)', [
        id,
      ]);
      await app.query('SELECT retention.confirm_release($1, $2)', [id, rows[0]?.hash]);
    };
    expect(await refusalIn(app, own.first, steps)).toBeNull();
    await app.end();
    await scratch.admin.end();
  });

  it('of many confirmations at once, one counts', async () => {
    const hold = await asked();
    const hash = hold.release?.hash ?? '';
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(hold.id, hash)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
  });

  it('asks for the password, and for something that is there', async () => {
    expect(refusal(await open('space', newId()))).toEqual([404, 'NOT_FOUND']);
    expect(refusal(await open('person', space.id))).toEqual([404, 'NOT_FOUND']);
    expect(refusal(await ask(newId()))).toEqual([404, 'NOT_FOUND']);
    const hold = await asked();
    await site.admin.query('UPDATE auth.session SET stepped_up_at = NULL');
    for (const answer of [
      await open('space', space.id),
      await ask(hold.id),
      await confirm(hold.id, hold.release?.hash ?? ''),
    ])
      expect(refusal(answer)).toEqual([403, 'STEP_UP_REQUIRED']);
  });

  it('is known to officers alone: to others the space answers byte for byte as before', async () => {
    const token = await api.signIn('s_ab');
    const id = await site.addMessage(space, 's_ab', 'NP', 'à moi');
    const look = async () =>
      Promise.all(
        [
          `spaces/${space.id}`,
          `spaces/${space.id}/retention`,
          `conversations/${space.conversationId}/messages`,
          'conversations',
          'unread',
        ].map(async (path) => (await api.ask('GET', path, { token })).text),
      );
    const before = await look();
    await open('space', space.id);
    await open('person', site.account('s_ab'));
    expect(await look()).toEqual(before);
    const removal = await api.ask('DELETE', `conversations/${space.conversationId}/messages/${id}`, {
      token,
    });
    expect(removal.status).toBe(200);
    for (const uid of ['s_ab', 'auditor', 'operator'] as const) {
      const answer = await api.ask<Page<LegalHold>>('GET', 'legal-holds', { token: await api.signIn(uid) });
      expect(refusal(answer)).toEqual([403, 'FORBIDDEN']);
    }
    const app = await site.connect('ruche_app');
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [token]);
    expect((await app.query('SELECT * FROM retention.holds(NULL, NULL, 10)')).rows).toEqual([]);
    await app.query('ROLLBACK');
    for (const question of [`SELECT messaging.is_held('${id}')`, 'SELECT FROM retention.hold'])
      await expect(app.query(question)).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  it('is opened on whom an officer finds by name or login; nobody else looks for people so', async () => {
    const look = (query: string, token = officers.first) =>
      api.ask<HoldPeople>('GET', `legal-holds/people?query=${query}`, { token });
    expect((await look('PERSON%20dr')).body.items).toEqual([
      { id: site.account('dr'), displayName: 'Person dr', unit: 'Essais' },
    ]);
    expect((await look('dr')).body.items.map(({ id }) => id)).toContain(site.account('dr'));
    expect((await look('%25')).body.items).toEqual([]);
    expect(refusal(await look('dr', await api.signIn('s_ab')))).toEqual([403, 'FORBIDDEN']);
  });

  it('is listed latest first, page by page', async () => {
    const ids = [];
    for (let hold = 0; hold < 3; hold += 1) ids.unshift((await open('space', space.id)).body.id);
    const page = (await api.ask<Page<LegalHold>>('GET', 'legal-holds?limit=2', { token: officers.second }))
      .body;
    expect(page.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const next = (
      await api.ask<Page<LegalHold>>('GET', `legal-holds?limit=1&before=${page.next ?? ''}`, {
        token: officers.second,
      })
    ).body;
    expect(next.items.map(({ id }) => id)).toEqual([ids[2]]);
  });
});
