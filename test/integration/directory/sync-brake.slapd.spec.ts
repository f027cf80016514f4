import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { DirectorySettings } from '#auth';
import { newId } from '#kernel';
import type { Slapd } from '../../support/slapd/start-slapd.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { appliedDiff, SyncSite } from './sync-site.js';
import { crowdSettings, startCrowd } from './sync-world.js';

describeWithSlapd('a sync that would hurt', () => {
  let slapd: Slapd;
  let base: SyncSite;

  beforeAll(async () => {
    slapd = await startCrowd();
  }, 30_000);
  afterAll(() => slapd.stop());
  beforeEach(async () => {
    base = await SyncSite.start();
    appliedDiff(await base.sync(crowdSettings(slapd)).full());
  }, 30_000);
  afterEach(() => base.stop());

  /** One person in three is left. */
  const wrong = (filter = '(&(objectClass=inetOrgPerson)(l=Vallon))'): DirectorySettings => {
    const settings = crowdSettings(slapd);
    return { ...settings, people: { ...settings.people, filter } };
  };
  /** Everything that a run may change. */
  const state = () =>
    base.value<string>(`SELECT md5(concat(
      (SELECT string_agg(concat(a.id, a.uid, a.display_name, a.state, a.clearance, a.directory_entry), '' ORDER BY a.id)
        FROM auth.account a),
      (SELECT string_agg(concat(m.group_id, m.account_id), '' ORDER BY m.group_id, m.account_id)
        FROM auth.directory_group_member m))) AS value`);

  it('stops, asks once, and goes on only with the word for exactly that', async () => {
    const before = await state();
    const stopped = await base.sync(wrong()).full();
    expect(stopped).toMatchObject({ state: 'braked', diff: { counts: { deactivated: 80 } } });
    expect(await state()).toBe(before);
    // The same question again is the same run.
    expect(await base.sync(wrong()).full()).toMatchObject({ state: 'braked', id: stopped.id });
    expect(await base.sync(wrong()).full({ id: null, accept: '0'.repeat(64) })).toMatchObject({
      state: 'braked',
    });
    expect(await state()).toBe(before);

    const hash = stopped.state === 'braked' ? stopped.diff.hash : '';
    expect(appliedDiff(await base.sync(wrong()).full({ id: null, accept: hash })).counts.deactivated).toBe(
      80,
    );
    expect(await base.value(`SELECT count(*)::int4 AS value FROM auth.account WHERE state = 'active'`)).toBe(
      40,
    );
    expect(
      await base.value(`SELECT state AS value FROM auth.directory_run WHERE id = $1`, [stopped.id]),
    ).toBe('dropped');
  });

  it('is taken back whole, groups too, and nothing happens until it is resumed', async () => {
    const before = await state();
    const unsafe = { ...wrong(), sync: { ...slapd.settings.sync, brakePercent: 50, brakePeople: 1000 } };
    const half = {
      ...unsafe,
      people: { ...unsafe.people, filter: '(&(objectClass=inetOrgPerson)(!(l=Vallon)))' },
    };
    const hurt = appliedDiff(await base.sync(half).full());
    // Others lose their manager.
    expect(hurt.counts).toMatchObject({ deactivated: 40, changed: hurt.accounts.length - 40 });
    expect(await state()).not.toBe(before);

    const undone = await base.sync(half).undo();
    expect(undone).toMatchObject({ state: 'undone', accounts: hurt.accounts.length });
    expect(await state()).toBe(before);
    expect(base.listener.told.at(-1)?.written).toHaveLength(hurt.accounts.length);
    expect(await base.desk(half).round()).toBeNull();
    await base.site.admin.query(`UPDATE auth.directory_run SET started_at = now() - interval '1 day'`);
    expect(await base.desk(half).round()).toBeNull();
    // What was asked for is done all the same.
    await base.site.admin.query(
      `INSERT INTO auth.directory_run (id, kind, state) VALUES ($1, 'full', 'asked')`,
      [newId()],
    );
    expect(await base.desk(crowdSettings(slapd)).round()).toMatchObject({
      state: 'applied',
      diff: { accounts: [] },
    });
    await base.site.admin.query(`UPDATE auth.directory_run SET started_at = now() - interval '1 day'`);
    expect(await base.sync(half).resume()).toBe(true);
    expect(await base.desk(crowdSettings(slapd)).round()).toMatchObject({ state: 'applied' });
    expect(await base.sync(half).resume()).toBe(false);
  });

  it('leaves alone what has changed since, when it is taken back', async () => {
    const untitled = { ...slapd.settings.attributes, title: 'description' };
    const diff = appliedDiff(await base.sync({ ...crowdSettings(slapd), attributes: untitled }).full());
    expect(diff.counts.changed).toBeGreaterThan(100);
    const one = diff.accounts[0]?.directoryId ?? '';
    await base.site.admin.query(
      `UPDATE auth.account SET directory_entry = jsonb_set(directory_entry, '{profile,title}', '"since"') WHERE directory_id = $1`,
      [one],
    );
    await base.sync(crowdSettings(slapd)).undo();
    expect((await base.account(one)).directory_entry.profile).toMatchObject({ title: 'since' });
    const other = await base.account(diff.accounts[1]?.directoryId ?? '');
    expect(other.directory_entry.profile['title']).toMatch(/Head|Engineer/);
  });

  it.each<[string, (settings: DirectorySettings) => DirectorySettings, string]>([
    [
      'gives nobody',
      (settings) => ({ ...settings, people: { ...settings.people, filter: '(uid=nobody)' } }),
      'DIRECTORY_EMPTY',
    ],
    [
      'gives no group',
      (settings) => ({ ...settings, groups: { ...settings.groups, filter: '(cn=none)' } }),
      'DIRECTORY_EMPTY',
    ],
    ['does not answer', (settings) => ({ ...settings, url: 'ldaps://localhost:1' }), 'DIRECTORY_UNAVAILABLE'],
    [
      'has no such branch',
      (settings) => ({
        ...settings,
        people: { ...settings.people, base: 'ou=none,dc=helianthe,dc=example' },
      }),
      'DIRECTORY_UNAVAILABLE',
    ],
  ])('is none when the directory %s', async (_name, change, reason) => {
    const before = await state();
    const settings = change(crowdSettings(slapd));
    const id = (await base.account('00000000-0000-4000-8000-000000000001')).id;
    const session = await base.openSession(id);
    expect(await base.sync(settings).full()).toMatchObject({ state: 'failed', reason });
    expect(await state()).toBe(before);
    expect(
      await base.value('SELECT ended_reason AS value FROM auth.session WHERE id = $1', [session]),
    ).toBeNull();
    expect(
      await base.value(`SELECT reason AS value FROM auth.directory_run WHERE state = 'failed' LIMIT 1`),
    ).toBe(reason);
  });

  it('is none when a part of the directory stands elsewhere', async () => {
    const dn = 'ou=elsewhere,ou=people,dc=helianthe,dc=example';
    await slapd.modify(
      `dn: ${dn}\nchangetype: add\nobjectClass: referral\nobjectClass: extensibleObject\nou: elsewhere\nref: ldap://127.0.0.1:1/dc=x\n`,
    );
    const before = await state();
    expect(await base.sync(wrong()).full()).toMatchObject({ state: 'failed', reason: 'DIRECTORY_REFERRAL' });
    expect(await state()).toBe(before);
    await slapd.manage(`dn: ${dn}\nchangetype: delete\n`);
  });

  it('is undone whole when a library above fails', async () => {
    const before = await state();
    base.listener.fault = new Error('above');
    const narrow = {
      ...crowdSettings(slapd),
      attributes: { ...slapd.settings.attributes, title: 'description' },
    };
    expect(await base.sync(narrow).full()).toMatchObject({ state: 'failed', reason: 'INTERNAL' });
    expect(await state()).toBe(before);
  });
});
