import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkerPool } from '#database';
import { newId, type Id } from '#kernel';
import type { RetentionSweep } from '#retention';
import { DAY_MS, passOf, plantOld, sweepOf } from '../../support/retention/retention-site.js';
import { TestSite, type TestSpace } from '../../support/site/test-site.js';

const MINUTE = 60_000 / DAY_MS;

interface Case {
  readonly name: string;
  /** The site's rule; 100 days within 30 and 200 unless said. */
  readonly days?: number | null;
  readonly least?: number;
  readonly most?: number | null;
  readonly chosen?: number;
  readonly age: number;
  readonly goes: boolean;
}

/** Which period counts: the space's own within the bounds of the site, the site's where it chose none. */
const CASES: readonly Case[] = [
  { name: 'one minute before the end of the site’s period', age: 100 - MINUTE, goes: false },
  { name: 'one minute after it', age: 100 + MINUTE, goes: true },
  {
    name: 'one minute before the end of a shorter period of the space',
    chosen: 40,
    age: 40 - MINUTE,
    goes: false,
  },
  { name: 'one minute after it', chosen: 40, age: 40 + MINUTE, goes: true },
  { name: 'past the site’s period, within a longer one of the space', chosen: 150, age: 149, goes: false },
  { name: 'past the longer one of the space', chosen: 150, age: 151, goes: true },
  { name: 'a space that chose more than the site now allows', chosen: 300, age: 201, goes: true },
  { name: 'the same, within what the site allows', chosen: 300, age: 199, goes: false },
  { name: 'a space that chose less than the site now asks for', chosen: 10, age: 29, goes: false },
  { name: 'the same, past what the site asks for', chosen: 10, age: 31, goes: true },
  {
    name: 'for ever on the site, a period in the space',
    days: null,
    most: null,
    chosen: 40,
    age: 41,
    goes: true,
  },
  { name: 'for ever on the site, none in the space', days: null, most: null, age: 30_000, goes: false },
];

describe('when the sweep destroys', () => {
  let site: TestSite;
  let sweep: RetentionSweep;
  let pool: WorkerPool;
  let space: TestSpace;
  beforeAll(async () => {
    site = await TestSite.start();
    ({ sweep, pool } = sweepOf(site));
  }, 60_000);
  beforeEach(async () => {
    await site.admin.query('UPDATE retention.hold SET released_at = now() WHERE released_at IS NULL');
    await rule({});
    space = await site.addSpace({ members: ['np', 'dr'] });
  });
  afterAll(async () => {
    await pool.close();
    await site.stop();
  });

  const rule = ({ days = 100, least = 30, most = 200 }: Partial<Case>): Promise<unknown> =>
    site.admin.query(
      'INSERT INTO retention.policy (version, rules) SELECT max(version) + 1, $1::jsonb FROM retention.policy',
      [JSON.stringify([{ kind: null, level: null, days, least, most }])],
    );
  const choose = (days: number | undefined): Promise<unknown> =>
    site.admin.query(
      `INSERT INTO retention.space_period (space_id, days, set_by) SELECT $1, $2::int4, $3 WHERE $2 IS NOT NULL
       ON CONFLICT (space_id) DO UPDATE SET days = excluded.days`,
      [space.id, days ?? null, site.account('np')],
    );
  const hold = async (
    type: 'space' | 'person',
    of: Id,
    from: string | null,
    until: string | null,
  ): Promise<Id> => {
    const id = newId();
    await site.admin.query(
      `INSERT INTO retention.hold (id, object_type, object_id, covers_from, covers_until, reason, opened_by)
       VALUES ($1, $2, $3, $4, $5, 'x', $6)`,
      [id, type, of, from, until, site.account('officer')],
    );
    return id;
  };
  const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  const stands = async (id: Id): Promise<boolean> =>
    site.value('SELECT EXISTS (SELECT FROM messaging.message WHERE id = $1) AS value', id);

  it.each(CASES)('$name: $goes', async ({ chosen, age, goes, ...bounds }) => {
    await rule(bounds);
    await choose(chosen);
    const id = await plantOld(site, space, 'dr', 'NP', age);
    await passOf(sweep);
    expect(await stands(id)).toBe(!goes);
  });

  it('follows a period that is shortened at the next pass, and spares what a longer one came in time for', async () => {
    await choose(150);
    const id = await plantOld(site, space, 'dr', 'NP', 120);
    await passOf(sweep);
    expect(await stands(id)).toBe(true);
    await choose(110);
    await choose(130);
    await passOf(sweep);
    expect(await stands(id)).toBe(true);
    await choose(110);
    await passOf(sweep);
    expect(await stands(id)).toBe(false);
  });

  it.each(['space', 'person'] as const)(
    'a hold on a %s counts for the days that it names, and to its release',
    async (type) => {
      const ages = [170, 160, 150, 140, 130];
      const ids = [];
      for (const age of ages) ids.push(await plantOld(site, space, 'dr', 'NP', age));
      const held = await hold(type, type === 'space' ? space.id : site.account('dr'), day(155), day(145));
      const other = await plantOld(site, space, 'np', 'NP', 150);
      await passOf(sweep);
      expect(await Promise.all(ids.map(stands))).toEqual([false, false, true, false, false]);
      // Of a person, only what he wrote.
      expect(await stands(other)).toBe(type === 'space');
      await site.admin.query('UPDATE retention.hold SET released_at = now() WHERE id = $1', [held]);
      await passOf(sweep);
      expect(await stands(ids[2]!)).toBe(false);
    },
  );

  it('keeps the first and the last day of a hold in every time zone', async () => {
    const [before, first, last, after] = [
      await plantOld(site, space, 'dr', 'NP', 163),
      await plantOld(site, space, 'dr', 'NP', 160),
      await plantOld(site, space, 'dr', 'NP', 150),
      await plantOld(site, space, 'dr', 'NP', 147),
    ];
    await hold('space', space.id, day(160), day(150));
    await passOf(sweep);
    expect(await Promise.all([before, first, last, after].map(stands))).toEqual([false, true, true, false]);
  });
});
