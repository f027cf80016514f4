import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectoryIdentity } from '#auth';
import type { PersonDetail } from '#contracts';
import type { LoginRole } from '#database';
import { ProfileWriter } from '#people';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';

/** A picture of one pixel. */
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d494844520000000100000001080200000090772b530000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082',
  'hex',
);

describe('the directory’s part of a profile', () => {
  let site: TestSite;
  let api: TestApi;
  let token: string;
  const writer = new ProfileWriter();

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    token = await api.signIn('np');
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const identity = async (photo?: Buffer | null): Promise<DirectoryIdentity> => ({
    directoryId: await site.value(
      'SELECT directory_id AS value FROM auth.account WHERE id = $1',
      site.account('dr'),
    ),
    uid: 'dr',
    displayName: 'Damien Roche',
    unit: 'Calcul',
    language: 'fr',
    humanKey: 'human-dr',
    nationality: 'FRA',
    partner: false,
    siteRole: 'member',
    clearance: [],
    profile: {
      title: 'Ingénieur',
      mail: 'dr@example.test',
      phone: '+33 1 00 00 00 00',
      mobile: null,
      office: 'B 204',
      site: 'Nord',
      managerDirectoryId: await site.value(
        'SELECT directory_id AS value FROM auth.account WHERE id = $1',
        site.account('s_ab'),
      ),
      ...(photo === undefined ? {} : { photo }),
    },
  });
  const writeAs = async (role: LoginRole, photo?: Buffer | null): Promise<void> => {
    const client = await site.connect(role);
    try {
      const accountId = site.account('dr');
      if (role === 'ruche_auth') await writer.onProvisioned(client, accountId, await identity(photo));
      else
        await writer.onApplied(client, {
          written: [{ accountId, identity: await identity(photo) }],
          deactivated: [site.account('keeper')],
          groupsChanged: false,
        });
    } finally {
      await client.end();
    }
  };
  const read = async () =>
    (await api.ask<PersonDetail>('GET', `people/${site.account('dr')}`, { token })).body;
  const photo = () => api.ask('GET', `people/${site.account('dr')}/photo`, { token });

  it.each(['ruche_auth', 'ruche_sync'] as const)(
    'is written by %s, the manager found by his account',
    async (role) => {
      await site.admin.query(`UPDATE people.profile SET title = NULL, active = false WHERE id = $1`, [
        site.account('dr'),
      ]);
      await writeAs(role);
      expect(await read()).toMatchObject({
        displayName: 'Damien Roche',
        title: 'Ingénieur',
        office: 'B 204',
        site: 'Nord',
        mobile: null,
        active: true,
        manager: { id: site.account('s_ab') },
      });
    },
  );

  it('marks as gone whom the sync switched off, and takes him back', async () => {
    await writeAs('ruche_sync');
    const active = 'SELECT active AS value FROM people.profile WHERE id = $1';
    expect(await site.value(active, site.account('keeper'))).toBe(false);
    expect(await site.value(active, site.account('dr'))).toBe(true);
  });

  it('shows a photo as a picture that can do nothing else', async () => {
    expect((await photo()).status).toBe(404);
    await writeAs('ruche_sync', PNG);
    const answer = await photo();
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/png']);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'content-length': String(PNG.length),
    });
    expect(answer.headers['etag']).toBeUndefined();
    expect((await read()).hasPhoto).toBe(true);
  });

  it('leaves the photo when the directory does not say, and drops it when there is none, or none of ours', async () => {
    for (const [next, has] of [
      [undefined, true],
      [null, false],
      [PNG, true],
      [Buffer.from('<svg/>'), false],
    ] as const) {
      await writeAs('ruche_auth', next);
      expect((await read()).hasPhoto).toBe(has);
    }
  });

  it('the database takes no other bytes for a photo either', async () => {
    const put = (type: string, data: Buffer) =>
      site.admin.query('SELECT people.put_profiles($1::jsonb)', [
        JSON.stringify([
          { id: site.account('dr'), displayName: 'D', photo: { type, data: data.toString('base64') } },
        ]),
      ]);
    for (const [type, data] of [
      ['image/jpeg', PNG],
      ['image/png', Buffer.from('<svg/>')],
      ['image/svg+xml', Buffer.from('<svg/>')],
      ['image/png', Buffer.concat([PNG, Buffer.alloc(204_800)])],
    ] as const)
      await expect(put(type, data)).rejects.toMatchObject({ code: '23514' });
    await put('image/png', PNG);
  });

  it.each(['ruche_app', 'ruche_relay', 'ruche_worker'] as const)('is not for %s to write', async (role) => {
    await expect(writeAs(role)).rejects.toMatchObject({ code: '42501' });
  });
});
