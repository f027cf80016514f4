import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type pg from 'pg';
import type { Policy } from '#contracts';
import { cutFunction } from '../../support/site/removals.js';
import { TestSite } from '../../support/site/test-site.js';
import { nextVersion, officersOf, refusalIn, stepUp, type Officers } from './officers.js';

const ACTIVATE = 'access.activate_policy(uuid,text)';
const JUDGE = 'access.judge_policy(jsonb)';

describe('a version of a policy', () => {
  let site: TestSite;
  let app: pg.Client;
  let other: pg.Client;
  let officers: Officers;

  beforeAll(async () => {
    site = await TestSite.start();
    app = await site.connect('ruche_app');
    other = await site.connect('ruche_app');
    officers = await officersOf(site);
  });
  afterAll(async () => {
    await app.end();
    await other.end();
    await site.stop();
  });
  beforeEach(async () => {
    for (const token of Object.values(officers)) await stepUp(site, token as string);
  });

  interface Proposal {
    readonly id: string;
    readonly hash: string;
  }
  const propose = (token: string, body: unknown): Promise<string | null> =>
    refusalIn(app, token, () => app.query('SELECT access.propose_policy($1::jsonb)', [JSON.stringify(body)]));
  const proposed = async (body: unknown): Promise<Proposal> => {
    expect(await propose(officers.first, body)).toBeNull();
    const { rows } = await site.admin.query<Proposal>(
      'SELECT id, hash FROM access.policy_proposal ORDER BY proposed_at DESC LIMIT 1',
    );
    return rows[0] as Proposal;
  };
  const activate = (token: string, { id, hash }: Proposal, client = app): Promise<string | null> =>
    refusalIn(client, token, () => client.query('SELECT access.activate_policy($1, $2)', [id, hash]));
  const version = (): Promise<number> =>
    site.value(`SELECT version AS value FROM access.policy WHERE id = 'FR'`);
  /** The same question in a copy of the function that lacks one condition; nothing of it stays. */
  const without = async (
    [signature, from, to]: readonly [string, string, string],
    ask: () => Promise<string | null>,
  ): Promise<string | null> => {
    const kept = await site.value<string>(`SELECT pg_get_functiondef($1::regprocedure) AS value`, signature);
    await site.admin.query(cutFunction(signature, from, to));
    try {
      return await ask();
    } finally {
      await site.admin.query(kept);
    }
  };

  it('is active once a second human has said so, and its hash is that of the canonical form', async () => {
    const body = await nextVersion(site);
    const proposal = await proposed(body);
    expect(proposal.hash).toBe(
      createHash('sha256')
        .update(canonicalize(body) ?? '')
        .digest('hex'),
    );
    expect(await version()).toBe(body.version - 1);
    expect(await activate(officers.second, proposal)).toBeNull();
    expect(await version()).toBe(body.version);
    expect(await site.value('SELECT hash AS value FROM access.policy')).toBe(proposal.hash);
    expect(await activate(officers.second, proposal)).toBe('RU017');
  });

  it.each(['first', 'sameHuman'] as const)('is not activated by its proposer (%s)', async (who) => {
    const proposal = await proposed(await nextVersion(site));
    expect(await activate(officers[who], proposal)).toBe('RU016');
    const cut = [ACTIVATE, 'asked.proposed_human IS NOT DISTINCT FROM access.my_human()', 'false'] as const;
    expect(await without(cut, () => activate(officers[who], proposal))).toBeNull();
  });

  it('is not activated with another hash than the one of its body, whoever changed either', async () => {
    const proposal = await proposed(await nextVersion(site));
    expect(await activate(officers.second, { ...proposal, hash: '0'.repeat(64) })).toBe('RU018');
    await site.admin.query(
      `UPDATE access.policy_proposal SET body = jsonb_set(body, '{recordReadsFrom}', '"S"') WHERE id = $1`,
      [proposal.id],
    );
    expect(await activate(officers.second, proposal)).toBe('RU018');
    const cut = [ACTIVATE, 'IF seen_hash IS DISTINCT FROM', `IF NULL::text = `] as const;
    expect(await without(cut, () => activate(officers.second, proposal))).toBeNull();
  });

  it('is not activated after a day', async () => {
    const proposal = await proposed(await nextVersion(site));
    await site.admin.query(`UPDATE access.policy_proposal SET expires_at = now() WHERE id = $1`, [
      proposal.id,
    ]);
    expect(await activate(officers.second, proposal)).toBe('RU017');
    const cut = [ACTIVATE, 'OR asked.expires_at <= clock_timestamp()', ''] as const;
    expect(await without(cut, () => activate(officers.second, proposal))).toBeNull();
  });

  it('is not there under an id that was never given', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    expect(await activate(officers.second, { id, hash: '0'.repeat(64) })).toBe('RU015');
  });

  it.each([null, 301])('asks for the password again (last given %p seconds ago)', async (seconds) => {
    const body = await nextVersion(site);
    const proposal = await proposed(body);
    if (seconds === null) await site.admin.query('UPDATE auth.session SET stepped_up_at = NULL');
    else for (const token of Object.values(officers)) await stepUp(site, token as string, seconds);
    expect(await propose(officers.first, body)).toBe('RU011');
    expect(await activate(officers.second, proposal)).toBe('RU011');
    const cut = [
      'access.require_policy_officer()',
      'access.stepped_up_seconds() > 300 OR access.stepped_up_seconds() IS NULL',
      'false',
    ] as const;
    expect(await without(cut, () => activate(officers.second, proposal))).toBeNull();
  });

  it.each(['s_ab', 'auditor', 'operator'] as const)('is not for %s', async (uid) => {
    const token = await site.signIn(uid);
    await stepUp(site, token);
    const proposal = await proposed(await nextVersion(site));
    expect(await propose(token, await nextVersion(site))).toBe('RU010');
    expect(await activate(token, proposal)).toBe('RU010');
    const list = 'SELECT FROM access.open_proposals() UNION ALL SELECT FROM access.active_policies()';
    let seen: number | null = null;
    await refusalIn(app, token, async () => (seen = (await app.query(list)).rowCount));
    expect(seen).toBe(0);
    const cut = [
      'access.require_policy_officer()',
      `access.site_role() IS DISTINCT FROM 'officer'`,
      'false',
    ] as const;
    expect(await without(cut, () => activate(token, proposal))).toBeNull();
  });

  it('is refused when it is not higher than the active one, also when another one overtook it', async () => {
    const body = await nextVersion(site);
    expect(await propose(officers.first, { ...body, version: body.version - 1 })).toBe('RU013');
    const [slow, quick] = [await proposed(body), await proposed({ ...body, recordReadsFrom: 'NP' })];
    expect(await activate(officers.second, quick)).toBeNull();
    expect(await activate(officers.second, slow)).toBe('RU013');
    const cut = [JUDGE, `IF (wanted ->> 'version')::int4 <=`, 'IF 1000000 <='] as const;
    expect(await without(cut, () => activate(officers.second, slow))).toBeNull();
  });

  const TAKEN: readonly [string, (policy: Policy) => Partial<Policy>][] = [
    ['a level', ({ levels }) => ({ levels: levels.filter(({ id }) => id !== 'DR'), recordReadsFrom: 'NP' })],
    ['a category', ({ restrictive }) => ({ restrictive: restrictive.filter(({ id }) => id !== 'BOREAL') })],
    ['a tag', () => ({ permissive: [] })],
    ['a combination', () => ({ exclusions: [['ALBATROS', 'BOREAL']] })],
  ];
  it.each(TAKEN)('that takes away %s of a label is refused', async (_, change) => {
    const body = await nextVersion(site);
    const less = { ...body, ...change(body) };
    expect(await propose(officers.first, less)).toBe('RU014');
    const cut = [JUDGE, 'fault := access.policy_needed(wanted);', ''] as const;
    expect(await without(cut, () => propose(officers.first, less))).toBeNull();
  });

  it('that takes away a level that nothing uses is accepted', async () => {
    const body = await nextVersion(site);
    const levels = body.levels.filter(({ id }) => id !== 'TS');
    expect(await propose(officers.first, { ...body, levels })).toBeNull();
  });

  const INVALID: readonly [string, object][] = [
    ['no levels', { levels: [] }],
    ['a level without an id', { levels: [{ name: 'x' }] }],
    ['a level twice', { levels: ['NP', 'NP', 'DR', 'S'].map((id) => ({ id })) }],
    ['an id that would break keys', { id: 'F/R' }],
    ['a version in text', { version: '99' }],
    ['half a version', { version: 99.5 }],
    ['no list of categories', { restrictive: { id: 'A' } }],
    ['a tag without values', { permissive: [{ tag: 'releasableTo', values: [] }] }],
    ['an unknown category in an exclusion', { exclusions: [['ALBATROS', 'X']] }],
    [
      'an equivalence of an unknown level',
      { equivalences: [{ policy: 'N', levels: { X: 'N' }, restrictive: {}, permissive: {} }] },
    ],
    [
      'an equivalence to itself',
      { equivalences: [{ policy: 'FR', levels: {}, restrictive: {}, permissive: {} }] },
    ],
    ['reads recorded from nowhere', { recordReadsFrom: 'X' }],
  ];
  it.each(INVALID)('with %s is refused', async (_, change) => {
    expect(await propose(officers.first, { ...(await nextVersion(site)), ...change })).toBe('RU012');
  });

  it('activated by two at once is activated once', async () => {
    const body = await nextVersion(site);
    const proposal = await proposed(body);
    const rival = await proposed({ ...body, recordReadsFrom: 'DR' });
    const answers = await Promise.all([
      activate(officers.second, proposal),
      activate(officers.second, rival, other),
    ]);
    expect(answers.sort()).toEqual(['RU013', null].sort());
    expect(await version()).toBe(body.version);
    const again = await proposed(await nextVersion(site));
    const twice = await Promise.all([
      activate(officers.second, again),
      activate(officers.second, again, other),
    ]);
    expect(twice.sort()).toEqual(['RU017', null].sort());
  });
});
