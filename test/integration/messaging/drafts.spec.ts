import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Draft } from '#contracts';
import { TestApi } from '../../support/site/test-api.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('drafts', () => {
  let site: TestSite;
  let api: TestApi;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    space = await site.addSpace({ members: ['np', 's_a', 's_ab'] });
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const path = (): string => `conversations/${space.conversationId}/draft`;
  const save = (token: string, body: string, labelId: string | null = null) =>
    api.ask<Draft>('PUT', path(), { token, body: { body, labelId } });
  const read = async (token: string): Promise<Draft> => (await api.ask<Draft>('GET', path(), { token })).body;

  it('survive the session, and are forgotten when they are empty', async () => {
    const labelId = await api.wireId('S_A');
    expect((await save(await api.signIn('s_a'), 'half a thought', labelId)).status).toBe(200);
    const again = await api.signIn('s_a');
    expect(await read(again)).toEqual({ body: 'half a thought', labelId });
    await save(again, 'another', labelId);
    expect((await read(again)).body).toBe('another');
    await save(again, '');
    expect(await read(again)).toEqual({ body: '', labelId: null });
  });

  it('are seen by their writer alone, at the level of their label', async () => {
    await save(await api.signIn('s_ab'), 'CANARY-draft', await api.wireId('S_AB'));
    expect((await read(await api.signIn('s_a'))).body).toBe('');
    expect((await read(await api.signIn('s_ab', 'DR'))).body).toBe('');
    expect((await read(await api.signIn('s_ab'))).body).toBe('CANARY-draft');
  });

  it('written below the label of a hidden one do not stumble over it', async () => {
    await save(await api.signIn('s_ab'), 'high', await api.wireId('S_AB'));
    const low = await api.signIn('s_ab', 'NP');
    expect((await save(low, 'low')).status).toBe(200);
    expect((await read(low)).body).toBe('low');
  });

  it('take no label that their writer does not dominate, and no hidden conversation', async () => {
    const refused = await api.ask('PUT', path(), {
      token: await api.signIn('np'),
      body: { body: 'x', labelId: await api.wireId('S_A') },
    });
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 422,
      code: 'LABEL_REFUSED',
    });
    const hidden = await api.ask('GET', path(), { token: await api.signIn('dr') });
    expect({ status: hidden.status, code: hidden.body.code }).toEqual({ status: 404, code: 'NOT_FOUND' });
  });
});
