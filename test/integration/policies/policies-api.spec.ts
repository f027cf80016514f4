import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivePolicy, PolicyProposal, Problem } from '#contracts';
import { auditRecords } from '../../support/http/audit-log.js';
import { EventReader } from '../../support/http/event-reader.js';
import { startWith } from '../../support/http/start-with.js';
import type { TestApi } from '../../support/site/test-api.js';
import { TestSite } from '../../support/site/test-site.js';
import { nextVersion, officersOf, stepUp, type Officers } from './officers.js';

describe('policies over the interface', () => {
  let site: TestSite;
  let api: TestApi;
  let origin: string;
  let officers: Officers;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await startWith(site);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    origin = await api.app.getUrl();
    officers = await officersOf(site);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const propose = (token: string, body: unknown) =>
    api.ask<PolicyProposal & Problem>('POST', 'policies/proposals', { token, body });
  const activate = (token: string, { id, hash }: { id: string; hash: string }) =>
    api.ask('POST', `policies/proposals/${id}/activation`, { token, body: { hash } });
  const active = async (): Promise<ActivePolicy | undefined> =>
    (await api.ask<{ items: ActivePolicy[] }>('GET', 'policies', { token: officers.first })).body.items[0];

  it('go from one officer to another, and each step is recorded with the hash', async () => {
    const body = await nextVersion(site);
    const made = await propose(officers.first, body);
    expect(made).toMatchObject({
      status: 201,
      body: { policyId: 'FR', version: body.version, own: true, body },
    });
    expect(await activate(officers.first, made.body)).toMatchObject({
      status: 403,
      body: { code: 'POLICY_SECOND_PERSON' },
    });
    const open = await api.ask<{ items: PolicyProposal[] }>('GET', 'policies/proposals', {
      token: officers.second,
    });
    expect(open.body.items).toEqual([{ ...made.body, own: false }]);
    expect(await activate(officers.second, { ...made.body, hash: '0'.repeat(64) })).toMatchObject({
      status: 409,
      body: { code: 'POLICY_PROPOSAL_CHANGED' },
    });
    expect((await activate(officers.second, made.body)).status).toBe(204);
    expect(await active()).toMatchObject({ version: body.version, hash: made.body.hash, main: true });
    expect((await activate(officers.second, made.body)).body.code).toBe('POLICY_PROPOSAL_OVER');
    for (const event of ['policy.proposed', 'policy.activated']) {
      const told = await auditRecords(site, { event, objectId: made.body.id });
      expect(told.map(({ body: { facts } }) => facts)).toEqual([
        { policy: 'FR', version: body.version, hash: made.body.hash },
      ]);
    }
    expect((await auditRecords(site, { event: 'policy.read' })).length).toBeGreaterThan(0);
  });

  it.each<[string, number, string, (body: Awaited<ReturnType<typeof nextVersion>>) => unknown]>([
    ['that the schema refuses', 422, 'REQUEST_INVALID', (body) => ({ ...body, levels: [] })],
    ['that is older', 409, 'POLICY_VERSION_OLD', (body) => ({ ...body, version: 1 })],
    [
      'that takes a category in use away',
      409,
      'POLICY_PART_IN_USE',
      (body) => ({ ...body, restrictive: body.restrictive.slice(0, 1) }),
    ],
    [
      'that does not fit the active ones',
      422,
      'POLICY_INVALID',
      (body) => ({
        ...body,
        id: 'NEW',
        restrictive: [],
        equivalences: [{ policy: 'FR', levels: { NP: 'X' } }],
      }),
    ],
  ])('refuse a version %s', async (_, status, code, change) => {
    await stepUp(site, officers.first);
    const answer = await propose(officers.first, change(await nextVersion(site)));
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  it('ask for the password first', async () => {
    await stepUp(site, officers.first, 301);
    const answer = await propose(officers.first, await nextVersion(site));
    expect(answer).toMatchObject({ status: 403, body: { code: 'STEP_UP_REQUIRED' } });
    await stepUp(site, officers.first);
    expect((await propose(officers.first, await nextVersion(site))).status).toBe(201);
  });

  it('that take a right away take it from a session that is open, and from its stream, at once', async () => {
    const space = await site.addSpace({ members: ['np', 'dr'] });
    await site.addMessage(space, 's_ab', 'NP', 'at the lowest level');
    const [np, dr] = [await api.signIn('np'), await api.signIn('dr')];
    const reader = await (await EventReader.open(origin, dr)).joined();
    const levels = async (token: string): Promise<readonly string[]> => {
      const { body } = await api.ask<{ items: { level: string }[] }>('GET', 'labels', { token });
      return [...new Set(body.items.map(({ level }) => level))].sort();
    };
    const reads = async (token: string): Promise<number> =>
      (await api.ask('GET', `conversations/${space.conversationId}/messages`, { token })).status;
    // The order of the two lowest levels is turned round: whoever holds DR does not hold NP any more.
    const body = await nextVersion(site);
    const [lowest, second, ...rest] = body.levels;
    const made = await propose(officers.first, { ...body, levels: [second, lowest, ...rest] });
    expect(made.status).toBe(201);
    expect([await levels(np), await levels(dr), await reads(dr)]).toEqual([['NP'], ['DR', 'NP'], 200]);
    expect((await activate(officers.second, made.body)).status).toBe(204);
    expect([await levels(np), await levels(dr), await reads(dr)]).toEqual([['DR', 'NP'], ['DR'], 404]);
    await reader.until(() => reader.text.includes('access.changed'));
    reader.close();
  });
});
