import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectoryChange, DirectoryRun, DirectoryRunDetail, DirectoryState } from '#contracts';
import type { DirectorySettings } from '#auth';
import { newId } from '#kernel';
import { auditRecords } from '../../support/http/audit-log.js';
import { TestApi } from '../../support/site/test-api.js';
import { serveEmbedded, type ServedDirectory } from './served-directory.js';
import { appliedDiff, SyncSite } from './sync-site.js';

describe('the directory sync over the interface', () => {
  let served: ServedDirectory;
  let base: SyncSite;
  let api: TestApi;
  let token: string;

  beforeAll(async () => {
    [served, base] = await Promise.all([serveEmbedded(), SyncSite.start()]);
    api = await TestApi.start(base.site);
    const first = await base.sync(loose()).full();
    expect(appliedDiff(first).counts.created).toBeGreaterThan(50);
    // The one of the directory: the people of the other tests are switched off here.
    const operator = `SELECT id AS value FROM auth.account WHERE site_role = 'operator' AND state = 'active'`;
    token = await base.signIn(await base.value<string>(operator));
  }, 60_000);
  afterAll(async () => {
    await api.stop();
    await base.stop();
    await served.stop();
  });

  const loose = (): DirectorySettings => ({
    ...served.settings,
    sync: { ...served.settings.sync, brakePercent: 50, brakePeople: 1000 },
  });
  const withoutCompartments = (): DirectorySettings => ({
    ...loose(),
    mapping: { ...served.settings.mapping, compartments: [] },
  });
  const state = async () => (await api.ask<DirectoryState>('GET', 'directory', { token })).body;
  const changesOf = async (id: string) =>
    api.ask<{ items: DirectoryChange[]; next: string | null }>('GET', `directory/runs/${id}/changes`, {
      token,
    });

  it('shows which attributes change, and nothing of what a clearance holds', async () => {
    const result = await base.sync(withoutCompartments()).full();
    const diff = appliedDiff(result);
    const cleared = diff.accounts.filter(({ attributes }) =>
      attributes.some(({ name }) => name === 'clearance'),
    );
    expect(cleared.length).toBeGreaterThan(2);
    const answer = await changesOf(result.id);
    expect(answer.body.items.flatMap(({ attributes }) => attributes)).toContainEqual({
      ...{ name: 'clearance', before: null, after: null },
    });
    const seen = [answer.text, (await api.ask('GET', 'directory', { token })).text];
    seen.push((await api.ask('GET', `directory/runs/${result.id}`, { token })).text);
    const secret = /ALBATROS|BOREAL|restrictive|releasableTo|"level"/;
    for (const text of seen) expect(text).not.toMatch(secret);
    // Control: it stands in what is kept for the undoing.
    const kept = `SELECT string_agg(before::text, '') AS value FROM auth.directory_change WHERE run_id = $1`;
    expect(await base.value(kept, [result.id])).toMatch(secret);
    const told = await auditRecords(base.site, { event: 'account.changed' });
    expect(told.length).toBeGreaterThanOrEqual(cleared.length);
    expect(told.map(({ body }) => JSON.stringify(body)).join()).not.toMatch(secret);
  });

  it('is asked for by the operator, done by the worker, taken back, and resumed', async () => {
    appliedDiff(await base.sync(loose()).full());
    const hurt = appliedDiff(await base.sync(withoutCompartments()).full());
    const asked = await api.ask<DirectoryRun>('POST', 'directory/undo', { token });
    expect(asked).toMatchObject({ status: 201, body: { kind: 'undo', state: 'asked' } });
    expect((await api.ask('POST', 'directory/undo', { token })).body.code).toBe('DIRECTORY_RUN_PENDING');
    expect(await base.desk(loose()).round()).toMatchObject({
      state: 'undone',
      accounts: hurt.accounts.length,
    });
    expect(await state()).toMatchObject({ paused: true, accounts: { active: expect.any(Number) } });
    expect((await api.ask('POST', 'directory/resume', { token })).status).toBe(204);
    expect(await state()).toMatchObject({ paused: false });
    const events = await auditRecords(base.site);
    for (const event of ['directory.run_asked', 'directory.undone', 'directory.resumed'])
      expect(events.map((record) => record.event)).toContain(event);
  });

  it('answers a brake with exactly the hash that was read', async () => {
    const strict = { ...loose(), sync: { ...loose().sync, brakePeople: 2 } };
    const filter = '(&(objectClass=inetOrgPerson)(!(c=DE)))';
    const wrong = { ...strict, people: { ...strict.people, filter } };
    const stopped = await base.sync(wrong).full();
    expect(stopped.state).toBe('braked');
    const { runs } = await state();
    const run = runs.find(({ id }) => id === stopped.id);
    expect(run).toMatchObject({ state: 'braked', abilities: { decide: true } });
    const decide = (hash: string, decision: 'accept' | 'drop') =>
      api.ask('POST', `directory/runs/${run?.id ?? ''}/decision`, { token, body: { decision, hash } });
    expect((await decide('0'.repeat(64), 'accept')).body.code).toBe('DIRECTORY_RUN_CHANGED');
    expect((await decide(run?.hash ?? '', 'accept')).status).toBe(204);
    expect((await decide(run?.hash ?? '', 'accept')).body.code).toBe('DIRECTORY_RUN_OVER');
    expect(await base.desk(wrong).round()).toMatchObject({ state: 'applied', id: run?.id });
    const detail = await api.ask<DirectoryRunDetail>('GET', `directory/runs/${run?.id ?? ''}`, { token });
    expect(detail.body).toMatchObject({
      state: 'applied',
      abilities: { decide: false, undo: true },
      notices: [],
    });
    const { items } = (await changesOf(run?.id ?? '')).body;
    expect(items[0]).toMatchObject({
      kind: 'deactivated',
      attributes: [{ name: 'state', after: 'missing' }],
    });
    await base.sync(loose()).undo();
    await base.sync(loose()).resume();
  });

  it('gives pages without a gap', async () => {
    const [first] = (await state()).runs.filter(({ counts }) => counts.created > 50);
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const path: string = `directory/runs/${first?.id ?? ''}/changes?limit=20${after ? `&after=${after}` : ''}`;
      const { body } = await api.ask<{ items: DirectoryChange[]; next: string | null }>('GET', path, {
        token,
      });
      seen.push(...body.items.map(({ id }) => id));
      after = body.next;
    }
    expect(new Set(seen).size).toBe(first?.counts.created);
    expect(seen).toHaveLength(first?.counts.created ?? -1);
  });

  it('knows no run that never was', async () => {
    expect((await api.ask('GET', `directory/runs/${newId()}`, { token })).status).toBe(404);
  });
});
