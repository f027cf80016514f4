import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LabelItem, LabelParts } from '#contracts';
import { TestApi, type Answer } from '../support/site/test-api.js';
import type { TestUid } from '../support/site/test-people.js';
import { TestSite } from '../support/site/test-site.js';

describe('the parts of a label over the interface', () => {
  let site: TestSite;
  let api: TestApi;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const ask = async (uid: TestUid, level: string | null = null): Promise<Answer<{ items: LabelParts[] }>> =>
    api.ask('GET', 'labels/parts', { token: await api.signIn(uid, level) });
  const levelsOf = ({ body }: Answer<{ items: LabelParts[] }>): string[] =>
    (body.items[0]?.levels ?? []).map(({ id }) => id);

  it.each([
    ['np', []],
    ['dr', []],
    ['s_a', ['ALBATROS']],
    ['foreign', ['ALBATROS']],
    ['s_ab', ['ALBATROS', 'BOREAL']],
  ] as const)('name to %s the compartments that he holds, anywhere in the answer', async (uid, own) => {
    const answer = await ask(uid);
    expect(answer.status).toBe(200);
    expect(answer.body.items[0]?.restrictive.map(({ id }) => id)).toEqual(own);
    const named = [
      ['ALBATROS', /ALBATROS/],
      ['BOREAL', /BOR[EÉ]AL/],
    ] as const;
    expect(named.filter(([, name]) => name.test(answer.text)).map(([id]) => id)).toEqual(own);
  });

  it('end at the working level and at the ceiling of the site', async () => {
    expect(levelsOf(await ask('s_ab', 'NP'))).toEqual(['NP']);
    expect(levelsOf(await ask('s_ab', 'DR'))).toEqual(['NP', 'DR']);
    expect(levelsOf(await ask('s_ab'))).toEqual(['NP', 'DR', 'S']);
    expect((await ask('s_ab')).text).not.toContain('TS');
    const policy = await site.value<{ levels: unknown[] }>(
      `SELECT body AS value FROM access.policy WHERE id = 'FR'`,
    );
    expect(JSON.stringify(policy.levels)).toContain('TS');
  });

  it('tell which values keep a label readable by its maker', async () => {
    const own = async (uid: TestUid) =>
      (await ask(uid)).body.items[0]?.permissive[0]?.values.filter(({ held }) => held).map(({ id }) => id);
    expect(await own('s_a')).toEqual(['FRA']);
    expect(await own('foreign')).toEqual(['DEU']);
  });

  it.each(['officer', 'auditor', 'operator'] as const)('are refused to the %s', async (uid) => {
    expect(await ask(uid)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('are what the database makes a label of, and nothing else is', async () => {
    const token = await api.signIn('s_a', 'DR');
    const compose = (level: string, restrictive: string[], releasableTo: string[]) =>
      api.ask<LabelItem>('POST', 'labels', {
        token,
        body: { policy: 'FR', level, restrictive, permissive: { releasableTo } },
      });
    const made = await compose('DR', ['ALBATROS'], ['FRA', 'GBR']);
    expect(made.status).toBe(201);
    expect(made.body.texts.en).toContain('ALBATROS');
    expect((await compose('S', ['ALBATROS'], ['FRA'])).status).toBe(422);
    expect((await compose('DR', ['BOREAL'], ['FRA'])).status).toBe(422);
    expect((await compose('DR', [], ['GBR'])).status).toBe(422);
  });
});
