import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SpaceMember } from '#contracts';
import type { Id } from '#kernel';
import { RulesFollower } from '#spaces';
import { auditRecords } from '../../support/http/audit-log.js';
import { TestApi } from '../../support/site/test-api.js';
import { TEST_PEOPLE, type TestUid } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(40_000);

describe('a partner is a member while somebody of the house answers for him', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;
  let partner: { id: Id; token: string };

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    acts = new SpaceActs(api);
    partner = await acts.partner();
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const invite = (space: Id, sponsorId: Id) =>
    acts.add('s_a', space, [partner.id], {
      partner: { sponsorId, purpose: 'Essais', endsAt: new Date(Date.now() + 86_400_000).toISOString() },
    });
  /** A space where this sponsor has invited the partner. */
  const sponsored = async (sponsor: Id): Promise<Id> => {
    const space = (await acts.make('s_a')).body.id;
    expect((await acts.add('s_a', space, [sponsor])).status).toBe(204);
    expect((await invite(space, sponsor)).status).toBe(204);
    expect(await enters(space)).toBe(true);
    return space;
  };
  const enters = async (space: Id): Promise<boolean> =>
    (await acts.ask(partner, 'GET', `spaces/${space}`)).status === 200;
  const line = async (uid: TestUid, space: Id): Promise<SpaceMember | undefined> => {
    const page = await acts.ask<{ items: SpaceMember[] }>(uid, 'GET', `spaces/${space}/members`);
    return page.body.items.find(({ person }) => person.id === partner.id);
  };
  const ends = async (space: Id) =>
    (await auditRecords(site, { event: 'space.members_moved', objectId: space })).flatMap(
      ({ actor, body }) => {
        const facts = body['facts'] as { cause: string; went: Id[] };
        return facts.cause === 'sponsor' ? [{ actor, went: facts.went }] : [];
      },
    );

  it('the sponsor leaves: it ends at once, animators see why, and another sponsor brings him back', async () => {
    const space = await sponsored(site.account('dr'));
    await acts.add('s_a', space, [site.account('keeper')]);
    // Control: somebody else who leaves changes nothing.
    expect((await acts.ask('keeper', 'DELETE', `spaces/${space}/membership`)).status).toBe(204);
    expect([await enters(space), (await line('s_a', space))?.partner?.ended]).toEqual([true, null]);

    expect((await acts.ask('dr', 'DELETE', `spaces/${space}/membership`)).status).toBe(204);
    expect(await enters(space)).toBe(false);
    expect(await ends(space)).toEqual([{ actor: site.account('dr'), went: [partner.id] }]);
    expect(await line('s_a', space)).toMatchObject({
      sources: [],
      partner: { sponsor: { displayName: 'Person dr' }, ended: 'sponsor_gone' },
      abilities: { remove: true, changeRole: false },
    });
    // Members who animate nothing do not see him.
    await acts.add('s_a', space, [site.account('np')]);
    expect(await line('np', space)).toBeUndefined();
    // The sponsor who comes back does not bring him along.
    await acts.add('s_a', space, [site.account('dr')]);
    expect(await enters(space)).toBe(false);
    expect((await invite(space, site.account('np'))).status).toBe(204);
    expect(await enters(space)).toBe(true);
    expect(await line('s_a', space)).toMatchObject({
      sources: ['partner'],
      partner: { sponsor: { displayName: 'Person np' }, ended: null },
    });
  });

  it('the sponsor is taken out: the same, in the name of who did it; the line can be taken off the list', async () => {
    const space = await sponsored(site.account('dr'));
    await acts.ask('s_a', 'DELETE', `spaces/${space}/members/${site.account('dr')}`);
    expect(await enters(space)).toBe(false);
    expect(await ends(space)).toEqual([{ actor: site.account('s_a'), went: [partner.id] }]);
    const remove = () => acts.ask('s_a', 'DELETE', `spaces/${space}/members/${partner.id}`);
    expect((await remove()).status).toBe(204);
    expect(await line('s_a', space)).toBeUndefined();
    expect((await remove()).status).toBe(404);
  });

  it('the sponsor no longer dominates the entry label', async () => {
    const space = await sponsored(site.account('np'));
    const labelId = await api.wireId('DR');
    expect((await acts.ask('s_a', 'POST', `spaces/${space}/entry-label`, { labelId })).status).toBe(200);
    // The partner holds the label himself: it is for his sponsor that he is out.
    expect(await enters(space)).toBe(false);
    expect(await ends(space)).toEqual([{ actor: site.account('s_a'), went: [partner.id] }]);
  });

  it('the sponsor is switched off by the directory, also in an archived space', async () => {
    const person = await site.addPerson({ ...TEST_PEOPLE.dr, uid: 'leaving' });
    const spaces = [await sponsored(person), await sponsored(person)];
    await acts.ask('s_a', 'POST', `spaces/${spaces[1]!}/archive`);
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [person]);
    for (const space of spaces) expect(await enters(space)).toBe(false);

    // By the way of the sync: the trigger leaves it to what follows the run.
    await site.admin.query(`UPDATE auth.account SET state = 'active' WHERE id = $1`, [person]);
    const again = await sponsored(person);
    await site.admin.query('ALTER TABLE auth.account DISABLE TRIGGER account_follow');
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [person]);
    await site.admin.query('ALTER TABLE auth.account ENABLE TRIGGER account_follow');
    expect(await enters(again)).toBe(true);
    const sync = await site.connect('ruche_sync');
    await sync.query('BEGIN');
    const entries = await new RulesFollower().onApplied(sync, {
      ...{ written: [], deactivated: [person], groupsChanged: false },
    });
    await sync.query('COMMIT');
    await sync.end();
    expect(entries).toMatchObject([
      {
        event: 'space.members_moved',
        object: { id: again },
        facts: { cause: 'sponsor', went: [partner.id] },
      },
    ]);
    expect(await enters(again)).toBe(false);
  });
});
