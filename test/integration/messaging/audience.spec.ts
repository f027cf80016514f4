import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Audience, MentionableList } from '#contracts';
import { TestApi } from '../../support/site/test-api.js';
import type { TestLabel } from '../../support/site/test-labels.js';
import type { TestUid } from '../../support/site/test-people.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

jest.setTimeout(30_000);

const NOBODY = { readers: 0, organisations: [], nationalities: [], without: 0, unreached: [] };

describe('the audience', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_a', 's_ab', 'foreign'] });
    await site.admin.query(`UPDATE auth.account SET unit = 'Optique' WHERE id = $1`, [
      site.account('foreign'),
    ]);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const ask = async (uid: TestUid, label: TestLabel, more: object = {}, where = space) =>
    api.ask<Audience>('POST', `conversations/${where.conversationId}/audience`, {
      token: await api.signIn(uid),
      body: { labelId: await api.wireId(label), ...more },
    });
  const mentionable = async (uid: TestUid, label: TestLabel, q = '', where = space) =>
    api.ask<MentionableList>(
      'GET',
      `conversations/${where.conversationId}/mentionable?labelId=${await api.wireId(label)}&q=${encodeURIComponent(q)}`,
      { token: await api.signIn(uid) },
    );
  const names = ({ body }: { body: MentionableList }): string[] =>
    body.items.map(({ displayName }) => displayName.replace('Person ', ''));

  it('is counted over those who would read it, besides the author', async () => {
    expect((await ask('s_ab', 'NP')).body).toEqual({
      labelId: await api.wireId('NP'),
      readers: 3,
      organisations: [
        { name: 'Essais', count: 2 },
        { name: 'Optique', count: 1 },
      ],
      nationalities: [
        { code: 'FRA', count: 2 },
        { code: 'DEU', count: 1 },
      ],
      ...{ without: 0, unreached: [], problem: null },
    });
    expect((await ask('s_ab', 'S_A')).body).toMatchObject({ readers: 2, without: 1 });
    expect((await ask('s_ab', 'S_FRA')).body).toMatchObject({
      ...{ readers: 1, without: 2 },
      nationalities: [{ code: 'FRA', count: 1 }],
    });
  });

  it('of an open space is the whole house that may read it', async () => {
    const open = await site.addSpace({ visibility: 'open', members: ['s_ab'] });
    // Seven members of the house, officers and the like apart.
    expect((await ask('s_ab', 'NP', {}, open)).body.readers).toBe(6);
    expect((await ask('s_ab', 'S_A', {}, open)).body).toMatchObject({ readers: 3, without: 0 });
    const partner = await site.addPerson({
      ...{ uid: 'partner', siteRole: 'member', nationality: 'FRA', partner: true },
      clearance: [{ policy: 'FR', level: 'S', restrictive: [], permissive: { releasableTo: ['FRA'] } }],
    });
    expect((await ask('s_ab', 'NP', {}, open)).body.readers).toBe(6);
    await site.admin.query(
      'INSERT INTO spaces.membership (person_id, space_id, entry_label_id) VALUES ($1, $2, $3)',
      [partner, open.id, site.label('NP')],
    );
    expect((await ask('s_ab', 'NP', {}, open)).body.readers).toBe(7);
  });

  it('names the least label that covers the sources, or says why there is none', async () => {
    const secret = await site.addMessage(space, 's_ab', 'S_A', 'text');
    const french = await site.addMessage(space, 's_ab', 'S_FRA', 'text');
    expect((await ask('s_ab', 'NP', { quotes: [secret] })).body).toMatchObject({
      ...{ labelId: await api.wireId('S_A'), readers: 2 },
      problem: null,
    });
    expect((await ask('s_a', 'NP', { quotes: [secret, french] })).body).toMatchObject({
      ...{ readers: 1, without: 2 },
      problem: null,
    });
    expect((await ask('np', 'S_A')).body).toEqual({ labelId: null, ...NOBODY, problem: 'LABEL_REFUSED' });
    const low = await site.addSpace({ ceiling: 'DR', members: ['s_a'] });
    expect((await ask('s_a', 'NP', { forwardOf: secret }, low)).body).toEqual({
      labelId: await api.wireId('S_A'),
      ...NOBODY,
      problem: 'LABEL_ABOVE_CEILING',
    });
    const german = await api.ask<{ id: string }>('POST', 'labels', {
      token: await api.signIn('foreign'),
      body: { policy: 'FR', level: 'S', permissive: { releasableTo: ['DEU'] } },
    });
    const own = await api.ask<{ id: string }>('POST', `conversations/${space.conversationId}/messages`, {
      token: await api.signIn('foreign'),
      body: { body: 'text', labelId: german.body.id },
    });
    expect(own.status).toBe(201);
    const refused = { status: 422, body: { code: 'MESSAGE_SOURCE_REFUSED' } };
    expect(await ask('np', 'NP', { quotes: [secret] })).toMatchObject(refused);
    expect(await ask('s_a', 'NP', { quotes: [own.body.id] })).toMatchObject(refused);
  });

  it('says whom a mention would not reach', async () => {
    const mentions = (['np', 's_a', 'dr'] as const).map((uid) => site.account(uid));
    expect((await ask('s_ab', 'S_A', { mentions })).body.unreached).toEqual([
      { id: site.account('dr'), displayName: 'Person dr' },
      { id: site.account('np'), displayName: 'Person np' },
    ]);
    expect((await ask('s_ab', 'NP', { mentions })).body.unreached).toEqual([
      { id: site.account('dr'), displayName: 'Person dr' },
    ]);
  });

  it('is told to nobody who does not post there', async () => {
    expect(await ask('dr', 'NP')).toMatchObject({ status: 404 });
    const news = await site.addSpace({ kind: 'announcement', members: ['np', 's_ab'] });
    expect(await ask('np', 'NP', {}, news)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(names(await mentionable('np', 'NP', '', news))).toEqual([]);
  });

  it('offers for a mention only those who would read it, by the beginning of a part of the name', async () => {
    expect(names(await mentionable('s_ab', 'NP'))).toEqual(['foreign', 'np', 's_a']);
    expect(names(await mentionable('s_ab', 'S_A'))).toEqual(['foreign', 's_a']);
    expect(names(await mentionable('s_ab', 'NP', 'Pers FOR'))).toEqual(['foreign']);
    expect(names(await mentionable('s_ab', 'NP', 'oreign'))).toEqual([]);
    expect(names(await mentionable('s_ab', 'NP', '%'))).toEqual([]);
    expect(await mentionable('np', 'S_A')).toMatchObject({ status: 422, body: { code: 'LABEL_REFUSED' } });
    expect(await mentionable('dr', 'NP')).toMatchObject({ status: 404 });
  });
});
