import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

describe('the sealed principal', () => {
  let site: TestSite;
  let app: pg.Client;
  let space: TestSpace;

  beforeAll(async () => {
    site = await TestSite.start();
    app = await site.connect('ruche_app');
    space = await site.addSpace({ members: ['np', 's_ab'] });
    await site.addMessage(space, 's_ab', 'S_AB', 'secret text');
    await site.addMessage(space, 'np', 'NP', 'open text');
  });
  afterAll(async () => {
    await app.end();
    await site.stop();
  });

  const as = async (token: string, sql: string, ...values: unknown[]): Promise<unknown[]> => {
    await app.query('BEGIN');
    try {
      await app.query('SELECT access.enter($1)', [token]);
      return (await app.query<{ body: string }>(sql, values)).rows;
    } finally {
      await app.query('ROLLBACK');
    }
  };

  it('shows each caller what his labels and memberships allow, and nothing without a caller', async () => {
    const texts = 'SELECT body FROM messaging.message ORDER BY body';
    expect(await as(await site.signIn('np'), texts)).toEqual([{ body: 'open text' }]);
    expect(await as(await site.signIn('s_ab'), texts)).toEqual([
      { body: 'open text' },
      { body: 'secret text' },
    ]);
    expect(await as(await site.signIn('s_ab', 'DR'), texts)).toEqual([{ body: 'open text' }]);
    expect(await as(await site.signIn('officer'), texts)).toEqual([]);
    expect((await app.query(texts)).rows).toEqual([]);
  });
});
