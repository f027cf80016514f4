import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { LOGIN_ROLES } from '#database';
import { TestSite } from '../../support/site/test-site.js';

/** Dear in the eyes of the planner, done in a moment: a server that compiles plans compiles this one. */
const DEAR = `EXPLAIN (ANALYZE, FORMAT JSON) SELECT count(*) FROM pg_proc a, pg_proc b, pg_proc c, pg_proc d WHERE false IS TRUE
  OR (a.oid = b.oid AND b.oid = c.oid AND c.oid = d.oid AND a.oid = (SELECT min(oid) FROM pg_proc))`;

/** Roles of processes that serve; the owner only makes schemas. */
const SERVING = LOGIN_ROLES.filter((role) => role !== 'ruche_owner');

describe('plans of the roles that serve', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.stop());

  const compiled = async (client: pg.Client): Promise<boolean> => {
    const { rows } = await client.query<{ 'QUERY PLAN': { JIT?: object }[] }>(DEAR);
    return rows[0]?.['QUERY PLAN'][0]?.JIT !== undefined;
  };

  it.each(SERVING)('%s runs them without compiling', async (role) => {
    const client = await site.connect(role);
    try {
      expect((await client.query<{ jit: string }>('SHOW jit')).rows).toEqual([{ jit: 'off' }]);
      expect(await compiled(client)).toBe(false);
    } finally {
      await client.end();
    }
  });

  it('control: a server that can compile would', async () => {
    const client = await site.connect('ruche_app');
    try {
      await client.query(`SET jit = on; SET jit_above_cost = 10`);
      const { rows } = await client.query<{ can: boolean }>('SELECT pg_jit_available() AS can');
      expect(await compiled(client)).toBe(rows[0]?.can);
    } finally {
      await client.end();
    }
  });
});
