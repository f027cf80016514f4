import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDetail, Presence } from '#contracts';
import { newId } from '#kernel';
import { outcomeOf, statement } from '../../support/site/attack.js';
import { TestApi } from '../../support/site/test-api.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';

describe('what people do about each other', () => {
  let site: TestSite;
  let api: TestApi;
  const tokens = new Map<TestUid, string>();

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    for (const uid of ['np', 'dr', 's_a', 's_ab'] as const) tokens.set(uid, await api.signIn(uid));
    await as('dr', 'PATCH', 'people/me', { expertise: ['Thermique', 'Vibrations'] });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const as = async (uid: TestUid, method: 'GET' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
    api.ask<PersonDetail & { code: string; items: { id: string }[] }>(method, path, {
      token: tokens.get(uid) ?? '',
      ...(body !== undefined && { body }),
    });
  const expertiseOf = async (uid: TestUid, reader: TestUid) =>
    (await as(reader, 'GET', `people/${site.account(uid)}`)).body.expertise;
  const confirmation = (uid: TestUid, tag: string): string =>
    `people/${site.account(uid)}/expertise/${encodeURIComponent(tag)}/confirmation`;

  it('a confirmation counts once for each person, and each may take his back', async () => {
    const path = confirmation('dr', 'thermique');
    for (const uid of ['np', 'np', 's_a'] as const) expect((await as(uid, 'PUT', path)).status).toBe(204);
    expect(await expertiseOf('dr', 'np')).toEqual([
      { tag: 'thermique', label: 'Thermique', confirmations: 2, confirmedByMe: true },
      { tag: 'vibrations', label: 'Vibrations', confirmations: 0, confirmedByMe: false },
    ]);
    expect((await as('np', 'DELETE', path)).status).toBe(204);
    expect((await as('np', 'DELETE', path)).status).toBe(204);
    expect((await expertiseOf('dr', 's_ab'))[0]).toMatchObject({ confirmations: 1, confirmedByMe: false });
  });

  it('nobody confirms himself, a tag that is not there, or somebody who is not there', async () => {
    const own = await as('dr', 'PUT', confirmation('dr', 'thermique'));
    expect([own.status, own.body.code]).toEqual([403, 'EXPERTISE_OWN']);
    for (const path of [
      confirmation('dr', 'poterie'),
      `people/${newId()}/expertise/thermique/confirmation`,
    ]) {
      const { status, body } = await as('np', 'PUT', path);
      expect([status, body.code]).toEqual([404, 'NOT_FOUND']);
    }
  });

  const CONFIRMS = 'INSERT INTO people.expertise_confirmation (person_id, tag, by_id) VALUES ($1, $2, $3)';
  it.each([
    ['himself', 'dr', 'dr', 'dr', '42501'],
    ['for somebody else', 'np', 'dr', 's_ab', '42501'],
    ['as himself (control)', 's_ab', 'dr', 's_ab', 'won'],
  ] as const)('past the application too: nobody confirms %s', async (_what, caller, person, by, expected) => {
    const app = await site.connect('ruche_app');
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [tokens.get(caller)]);
    const insert = app.query(CONFIRMS, [site.account(person), 'vibrations', site.account(by)]);
    expect(await outcomeOf(insert.then(() => true))).toBe(expected);
    await app.query('ROLLBACK');
    await app.end();
  });

  it('a tag that goes takes its confirmations along; one that stays keeps them, however it is written', async () => {
    await as('np', 'PUT', confirmation('dr', 'vibrations'));
    await as('dr', 'PATCH', 'people/me', { expertise: ['VIBRATIONS', 'vibrations', 'Optique'] });
    expect((await expertiseOf('dr', 'np')).map(({ tag, confirmations }) => [tag, confirmations])).toEqual([
      ['vibrations', 1],
      ['optique', 0],
    ]);
    await as('dr', 'PATCH', 'people/me', { expertise: [] });
    await as('dr', 'PATCH', 'people/me', { expertise: ['Vibrations'] });
    expect(await expertiseOf('dr', 'np')).toMatchObject([{ confirmations: 0 }]);
  });

  it('what a person says of himself is changed part by part, by himself alone', async () => {
    await as('s_a', 'PATCH', 'people/me', { about: 'Optique\n& capteurs', languages: ['en'] });
    await as('s_a', 'PATCH', 'people/me', { expertise: ['Optique'] });
    const { body } = await as('np', 'GET', `people/${site.account('s_a')}`);
    expect(body).toMatchObject({
      about: 'Optique\n& capteurs',
      languages: ['en'],
      abilities: { update: false },
    });
    expect((await as('s_a', 'GET', `people/${site.account('s_a')}`)).body.abilities).toEqual({
      update: true,
      follow: false,
      confirm: false,
    });
    for (const wrong of [{ title: 'Chef' }, { about: 'x'.repeat(2_001) }, { expertise: ['—'] }])
      expect((await as('s_a', 'PATCH', 'people/me', wrong)).status).toBe(422);
  });

  it('following is known to the follower alone', async () => {
    const path = `people/${site.account('s_ab')}`;
    for (let twice = 0; twice < 2; twice += 1)
      expect((await as('np', 'PUT', `${path}/follow`)).status).toBe(204);
    const following = async (uid: TestUid) =>
      (await as(uid, 'GET', 'people?following=true')).body.items.map(({ id }) => id);
    expect(await following('np')).toEqual([site.account('s_ab')]);
    expect((await as('np', 'GET', path)).body.following).toBe(true);
    for (const uid of ['s_ab', 'dr'] as const) {
      expect(await following(uid)).toEqual([]);
      expect((await as(uid, 'GET', path)).body.following).toBe(false);
    }
    expect((await as('np', 'PUT', `people/${site.account('np')}/follow`)).status).toBe(403);
    expect((await as('np', 'PUT', `people/${newId()}/follow`)).status).toBe(404);

    const READS = statement('SELECT FROM people.follow WHERE followed_id = $1', () => [site.account('s_ab')]);
    const reads = async (uid: TestUid, removal: string): Promise<boolean> => {
      await site.admin.query('BEGIN');
      await site.admin.query(removal);
      await site.admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
      await site.admin.query('SELECT access.enter($1)', [tokens.get(uid)]);
      // The attack needs no stage: it reads one table.
      const won = await READS(site.admin, undefined as never);
      await site.admin.query('ROLLBACK');
      return won;
    };
    expect(await reads('np', 'SELECT')).toBe(true);
    expect(await reads('s_ab', 'SELECT')).toBe(false);
    // Control: without its policy the row is everybody's.
    expect(await reads('s_ab', 'ALTER TABLE people.follow DISABLE ROW LEVEL SECURITY')).toBe(true);

    await as('np', 'DELETE', `${path}/follow`);
    expect(await following('np')).toEqual([]);
  });

  it('the log does not tell who follows whom, and tells who confirmed', async () => {
    const events = `SELECT array_agg(DISTINCT event ORDER BY event) AS value FROM audit.audit_event
      WHERE event LIKE 'person.%' OR event LIKE 'expertise.%' OR event LIKE 'profile.%'`;
    expect(await site.value(events)).toEqual([
      'expertise.confirmed',
      'expertise.unconfirmed',
      'profile.updated',
    ]);
  });

  it('presence is told of who has a session open', async () => {
    const asked = [site.account('dr'), site.account('keeper')];
    await site.admin.query(
      `UPDATE auth.session SET seen_at = now() - interval '6 minutes' WHERE account_id = $1`,
      [site.account('dr')],
    );
    const { body } = await api.ask<Presence>('GET', `people/presence?ids=${asked.join(',')}`, {
      token: tokens.get('np') ?? '',
    });
    expect(body.items).toEqual([{ id: site.account('dr'), presence: 'away' }]);
    expect((await as('np', 'GET', `people/${site.account('keeper')}`)).body.presence).toBe('offline');
    expect((await as('np', 'GET', `people/${site.account('np')}`)).body.presence).toBe('online');
    expect((await as('np', 'GET', 'people/presence?ids=x')).status).toBe(422);
  });
});
