import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { plantRecords } from '../../support/audit/planted-records.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

const COUNT = 60_000;
const [FIRST, LAST] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

interface Filters {
  readonly events?: readonly string[];
  readonly actor?: string;
  readonly object?: string;
  readonly type?: string;
  readonly source?: string;
}

interface Found {
  readonly ids: string[];
  readonly reached: string | null;
}

describe('a question to a long log', () => {
  let site: TestSite;
  let app: pg.Client;
  let token: string;
  const frequent = newId();
  const sought = newId();

  beforeAll(async () => {
    site = await TestSite.start();
    await plantRecords(site, COUNT, {
      actor: `CASE WHEN n % 10 < 9 THEN '${frequent}'::uuid ELSE md5((n % 50)::text)::uuid END`,
      event: `CASE WHEN n IN (7, 20000) THEN 'hold.opened' ELSE 'message.read' END`,
      object: `CASE WHEN n % 20000 = 5 THEN '${sought}'::uuid ELSE md5((n % 1000)::text)::uuid END`,
      source: `CASE WHEN n = 3 THEN '10.9.9.9' ELSE '10.0.0.1' END`,
    });
    app = await site.connect('ruche_app');
    token = await site.signIn('auditor');
  });
  afterAll(async () => {
    await app.end();
    await site.stop();
  });

  const search = async (filters: Filters, below = LAST): Promise<Found> => {
    await app.query('BEGIN');
    await app.query('SELECT access.enter($1)', [token]);
    const { rows } = await app.query<Found>(
      'SELECT * FROM audit.search_log($1, $2, NULL, NULL, $3, $4, NULL, $5, $6, NULL, NULL, NULL, $7, NULL, 50)',
      [FIRST, below, filters.events, filters.actor, filters.object, filters.type, filters.source],
    );
    await app.query('COMMIT');
    return rows[0]!;
  };
  /** How many records were fetched, as PostgreSQL counts them: by their ids, and by walking through an index. */
  const looked = (): Promise<number> =>
    site.value(
      `SELECT coalesce(sum(idx_tup_read), 0)::int AS value FROM pg_stat_user_indexes WHERE relname LIKE 'audit_event%'`,
    );
  const lookedBy = async (work: () => Promise<unknown>): Promise<number> => {
    await flushed(app);
    const before = await looked();
    await work();
    await flushed(app);
    return (await looked()) - before;
  };
  const flushed = (client: pg.Client) =>
    client.query('SELECT pg_stat_force_next_flush()').then(() => client.query('SELECT 1'));

  it('looks at a bounded part, and goes on from there, though nothing was found', async () => {
    const none = { actor: frequent, type: 'Space' };
    let page = await search(none);
    let pages = 1;
    expect(page.ids).toEqual([]);
    for (; page.reached !== null; pages += 1) {
      const before: string = page.reached;
      page = await search(none, before);
      if (page.reached !== null) expect(page.reached < before).toBe(true);
    }
    expect(pages).toBeGreaterThanOrEqual(3);
    const seen = await lookedBy(() => search(none));
    expect(seen).toBeGreaterThan(1_000);
    expect(seen).toBeLessThan(60_000);
  });

  it('finds what is rare by what is rarest in it, whatever stands beside it', async () => {
    for (const filters of [
      { object: sought },
      { object: sought, actor: frequent, source: '10.0.0.1' },
      { events: ['hold.opened'], actor: frequent },
      { events: ['hold.opened', 'policy.read'], source: '10.0.0.1' },
      { source: '10.9.9.9', events: ['message.read'] },
    ]) {
      let found: Found = { ids: [], reached: null };
      const seen = await lookedBy(async () => {
        found = await search(filters);
      });
      expect({ filters, reached: found.reached, few: seen < 5_000, none: found.ids.length === 0 }).toEqual({
        ...{ filters, reached: null, few: true, none: false },
      });
    }
  });

  /** What a question looks at once the function is another. */
  const lookedByOther = async (change: (source: string) => string, filters: Filters): Promise<number> => {
    const source = await site.value<string>(
      `SELECT pg_get_functiondef('audit.search_log'::regproc) AS value`,
    );
    await site.admin.query(change(source));
    const seen = await lookedBy(() => search(filters));
    await site.admin.query(source);
    return seen;
  };

  it('control: where a plan may sort, each step reads all that there is', async () => {
    const seen = await lookedByOther(
      (source) => source.replace(`'enable_sort', 'off'`, `'enable_sort', 'on'`),
      {
        actor: frequent,
        type: 'Space',
      },
    );
    expect(seen).toBeGreaterThan(100_000);
  });

  it('control: where the value is asked for as it is, the log is walked through for what is rare in it', async () => {
    const plain = (source: string): string =>
      source
        .replaceAll(/(e\.\w+) >= (\S+) AND \1 <= \2/g, '$1 = $2')
        .replaceAll(/ORDER BY e\.(?!id)\w+, /g, 'ORDER BY ');
    expect(await lookedByOther(plain, { source: '10.9.9.9' })).toBeGreaterThan(COUNT * 0.9);
  });
});
