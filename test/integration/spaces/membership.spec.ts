import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Space, SpaceItem, SpaceMember, SpaceRequest } from '#contracts';
import { newId } from '#kernel';
import { auditRecords } from '../../support/http/audit-log.js';
import { without } from '../../support/http/without.js';
import { TestApi, type Answer } from '../../support/site/test-api.js';
import { TEST_PEOPLE } from '../../support/site/test-people.js';
import { TestSite } from '../../support/site/test-site.js';
import { SpaceActs } from '../../support/spaces/space-acts.js';

jest.setTimeout(30_000);

describe('members of a space', () => {
  let site: TestSite;
  let api: TestApi;
  let acts: SpaceActs;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    acts = new SpaceActs(api);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  it('join an open space, ask to come into one on request, and are refused by a closed one', async () => {
    const open = (await acts.make('s_a', undefined, { visibility: 'open' })).body.id;
    expect((await acts.ask('np', 'PUT', `spaces/${open}/membership`)).status).toBe(204);
    expect((await acts.ask<Space>('np', 'GET', `spaces/${open}`)).body).toMatchObject({
      role: 'member',
      memberCount: 2,
    });
    expect((await acts.ask('np', 'DELETE', `spaces/${open}/membership`)).status).toBe(204);
    expect((await acts.ask<Space>('np', 'GET', `spaces/${open}`)).body).toMatchObject({
      role: null,
      memberCount: 1,
    });

    const asking = (await acts.make('s_a', undefined, { visibility: 'request' })).body.id;
    expect((await acts.ask('np', 'PUT', `spaces/${asking}/membership`)).body.code).toBe('FORBIDDEN');
    for (const uid of ['np', 'np', 'dr'] as const)
      expect(
        (await acts.ask(uid, 'POST', `spaces/${asking}/requests`, { message: 'Volontiers' })).status,
      ).toBe(204);
    expect((await acts.ask<Space>('np', 'GET', `spaces/${asking}`)).body.requested).toBe(true);
    expect((await acts.ask('np', 'GET', `spaces/${asking}/requests`)).body.code).toBe('FORBIDDEN');
    const waiting = await acts.ask<{ items: SpaceRequest[] }>('s_a', 'GET', `spaces/${asking}/requests`);
    expect(waiting.body.items.map(({ person }) => person.displayName)).toEqual(['Person np', 'Person dr']);
    const decide = (index: number, accept: boolean) =>
      acts.ask('s_a', 'POST', `spaces/${asking}/requests/${waiting.body.items[index]!.id}/decision`, {
        accept,
      });
    expect((await decide(0, true)).status).toBe(204);
    expect((await decide(1, false)).status).toBe(204);
    expect((await decide(1, true)).body.code).toBe('SPACE_REQUEST_ANSWERED');
    expect(await acts.members('s_a', asking)).toEqual(['np', 's_a']);

    const closed = (await acts.make('s_a')).body.id;
    expect((await acts.ask('np', 'PUT', `spaces/${closed}/membership`)).body.code).toBe('FORBIDDEN');
    expect((await acts.ask('np', 'POST', `spaces/${closed}/requests`, {})).body.code).toBe('FORBIDDEN');
  });

  /** Everything of an answer but the id and the time of its request. */
  const shown = (answer: Answer): string =>
    JSON.stringify([
      answer.status,
      without(answer.headers, 'x-request-id', 'date'),
      answer.text.replaceAll(String(answer.headers['x-request-id']), 'REQUEST'),
    ]);

  it('who cannot be one is refused in the same bytes, whatever the reason', async () => {
    const space = (await acts.make('s_a', ['DR', 'DR', 'S_A'])).body.id;
    const disabled = await site.addPerson({ ...TEST_PEOPLE.dr, uid: 'disabled' });
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [disabled]);
    const { id: partner } = await acts.partner('outsider');
    const reasons = [newId(), disabled, site.account('np'), site.account('officer'), partner];
    const refusals = [];
    for (const person of reasons) refusals.push(shown(await acts.add('s_a', space, [person])));
    expect(refusals[0]).toContain('SPACE_MEMBER_REFUSED');
    expect(new Set(refusals).size).toBe(1);
    // One of them spoils the whole request: nobody of it comes in.
    expect(shown(await acts.add('s_a', space, [site.account('dr'), site.account('np')]))).toBe(refusals[0]);
    expect(await acts.members('s_a', space)).toEqual(['s_a']);

    // Control: who can be a member becomes one, and that answer is another.
    expect(shown(await acts.add('s_a', space, [site.account('dr')]))).not.toBe(refusals[0]);
    expect(await acts.members('s_a', space)).toEqual(['dr', 's_a']);
  });

  it('animators: the last one who is there hands over first, also when two leave at once', async () => {
    const space = (await acts.make('s_a', undefined, { visibility: 'open' })).body.id;
    expect((await acts.ask('s_a', 'DELETE', `spaces/${space}/membership`)).body.code).toBe(
      'SPACE_LAST_ANIMATOR',
    );
    expect((await acts.add('s_a', space, [site.account('keeper')], { role: 'animator' })).status).toBe(204);
    const left = await Promise.all(
      (['s_a', 'keeper'] as const).map((uid) => acts.ask(uid, 'DELETE', `spaces/${space}/membership`)),
    );
    expect(left.map(({ status }) => status).sort()).toEqual([204, 409]);
    const animators = `SELECT count(*)::int AS value FROM spaces.membership WHERE space_id = $1 AND role = 'animator'`;
    expect(await site.value(animators, space)).toBe(1);
    const last = left[0]?.status === 409 ? 's_a' : 'keeper';
    const change = await acts.ask(last, 'PATCH', `spaces/${space}/members/${site.account(last)}`, {
      role: 'member',
    });
    expect(change.body.code).toBe('SPACE_LAST_ANIMATOR');
    expect(
      (await acts.ask(last, 'POST', `spaces/${space}/hand-over`, { personId: site.account('np') })).status,
    ).toBe(200);
    expect((await acts.ask<Space>('np', 'GET', `spaces/${space}`)).body.role).toBe('animator');
    expect((await acts.ask(last, 'DELETE', `spaces/${space}/membership`)).status).toBe(204);
  });

  it('are made animators and members again by an animator, which the log tells', async () => {
    const space = (await acts.make('s_a')).body.id;
    await acts.add('s_a', space, [site.account('dr')]);
    const change = (uid: 's_a' | 'dr', role: string) =>
      acts.ask(uid, 'PATCH', `spaces/${space}/members/${site.account('dr')}`, { role });
    expect((await change('dr', 'animator')).body.code).toBe('FORBIDDEN');
    expect((await change('s_a', 'animator')).status).toBe(204);
    expect((await acts.ask<Space>('dr', 'GET', `spaces/${space}`)).body.role).toBe('animator');
    expect((await change('dr', 'member')).status).toBe(204);
    expect((await acts.ask<Space>('dr', 'GET', `spaces/${space}`)).body.role).toBe('member');
    const told = await auditRecords(site, { event: 'space.member_changed', objectId: space });
    expect(told.map(({ actor, body }) => [actor, body['facts']])).toEqual([
      [site.account('s_a'), { person: site.account('dr'), role: 'animator' }],
      [site.account('dr'), { person: site.account('dr'), role: 'member' }],
    ]);
  });

  it('take over a space that nobody animates any more, and only such a one', async () => {
    const gone = await site.addPerson({ ...TEST_PEOPLE.s_a, uid: 'gone' });
    const space = (await acts.make('s_a', undefined, { visibility: 'open', name: 'Orphelin' })).body.id;
    await acts.add('s_a', space, [gone], { role: 'animator' });
    await acts.add('s_a', space, [site.account('dr')]);
    expect((await acts.ask('s_a', 'DELETE', `spaces/${space}/membership`)).status).toBe(204);
    expect((await acts.ask('dr', 'POST', `spaces/${space}/take-over`)).body.code).toBe('SPACE_HAS_ANIMATOR');
    await site.admin.query(`UPDATE auth.account SET state = 'disabled' WHERE id = $1`, [gone]);
    const orphans = await acts.ask<{ items: SpaceItem[] }>('np', 'GET', 'spaces?orphan=true');
    expect(orphans.body.items).toMatchObject([{ id: space, orphan: true, animators: [] }]);
    expect((await acts.ask('np', 'POST', `spaces/${space}/take-over`)).body.code).toBe('FORBIDDEN');
    expect((await acts.ask<Space>('dr', 'POST', `spaces/${space}/take-over`)).body).toMatchObject({
      role: 'animator',
      orphan: false,
    });
  });

  it('partners: by a sponsor, for a purpose, until a day; from then on nothing, without any job', async () => {
    const made = (await acts.make('s_a')).body;
    const space = made.id;
    const partner = await acts.partner();
    const invite = (rest: object) =>
      acts.add('s_a', space, [partner.id], {
        partner: { purpose: 'Essais communs', endsAt: inDays(30), ...rest },
      });
    const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
    expect((await acts.add('s_a', space, [partner.id])).body.code).toBe('SPACE_MEMBER_REFUSED');
    expect((await invite({ endsAt: inDays(400) })).body.code).toBe('SPACE_MEMBER_REFUSED');
    expect((await invite({ endsAt: inDays(-1) })).body.code).toBe('SPACE_MEMBER_REFUSED');
    expect((await invite({ sponsorId: site.account('np') })).body.code).toBe('SPACE_MEMBER_REFUSED');
    expect(
      (await acts.add('s_a', space, [site.account('np')], { partner: { purpose: 'x', endsAt: inDays(1) } }))
        .body.code,
    ).toBe('SPACE_MEMBER_REFUSED');
    expect((await invite({})).status).toBe(204);
    await acts.posted('s_a', made, 'NP', 'pour le partenaire');

    const page = await acts.ask<{ items: SpaceMember[] }>('s_a', 'GET', `spaces/${space}/members`);
    expect(page.body.items[0]).toMatchObject({
      sources: ['partner'],
      partner: { purpose: 'Essais communs', sponsor: { displayName: 'Person s_a' } },
    });
    const messages = `conversations/${made.conversationId ?? ''}/messages`;
    const reads = () =>
      acts.ask<{ items: { body: string; author: { displayName: string } }[] }>(partner, 'GET', messages);
    expect((await reads()).body.items).toMatchObject([
      { body: 'pour le partenaire', author: { displayName: 'Person s_a' } },
    ]);
    const seen = await acts.ask<{ items: { displayName: string }[] }>(partner, 'GET', 'people?limit=100');
    expect(seen.body.items.map(({ displayName }) => displayName)).toEqual(['Person partner', 'Person s_a']);
    const role = await acts.ask('s_a', 'PATCH', `spaces/${space}/members/${partner.id}`, {
      role: 'animator',
    });
    expect(role.body.code).toBe('SPACE_MEMBER_REFUSED');
    expect((await acts.ask(partner, 'POST', 'spaces', {})).body.code).toBe('FORBIDDEN');

    // Its author has left: who it was still stands on the message.
    await acts.add('s_a', space, [site.account('keeper')], { role: 'animator' });
    expect((await invite({ sponsorId: site.account('keeper') })).status).toBe(204);
    await acts.ask('s_a', 'DELETE', `spaces/${space}/membership`);
    expect((await reads()).body.items).toMatchObject([{ author: { displayName: 'Person s_a' } }]);

    await site.admin.query(
      `UPDATE spaces.membership SET ends_at = now() - interval '1 second' WHERE person_id = $1`,
      [partner.id],
    );
    expect((await reads()).status).toBe(404);
    expect((await acts.ask(partner, 'GET', `spaces/${space}`)).status).toBe(404);
    expect((await acts.ask<{ items: object[] }>(partner, 'GET', 'people?limit=100')).body.items).toHaveLength(
      1,
    );
    expect(await acts.members('keeper', space)).toEqual(['keeper']);
  });
});
