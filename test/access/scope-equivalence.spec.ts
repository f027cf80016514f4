import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { AccessService, type RequestContext } from '#access';
import { currentManager, UnitOfWork } from '#database';
import { newId, type Id } from '#kernel';
import { TestApi } from '../support/site/test-api.js';
import { TEST_LABELS, type TestLabel } from '../support/site/test-labels.js';
import type { TestUid } from '../support/site/test-people.js';
import { TestSite, type TestSpace } from '../support/site/test-site.js';

const ROWS = 10_000;
/** People of random clearances, beside those of the site. */
const RANDOM_PEOPLE = 37;
const LABELS = Object.keys(TEST_LABELS) as TestLabel[];
const PRINCIPALS: readonly (readonly [TestUid, string | null])[] = [
  ['np', null],
  ['dr', null],
  ['dr', 'NP'],
  ['s_a', null],
  ['s_a', 'DR'],
  ['s_ab', null],
  ['s_ab', 'NP'],
  ['foreign', null],
  ['animator', null],
  ['keeper', null],
  ['officer', null],
  ['auditor', null],
  ['operator', null],
];

/** Fifty principals in all. Random people sign in at their whole clearance. */
const randomUid = (n: number): TestUid => `random_${n}` as TestUid;
const EVERYBODY: readonly (readonly [TestUid, string | null])[] = [
  ...PRINCIPALS,
  ...Array.from({ length: RANDOM_PEOPLE }, (_, n) => [randomUid(n), null] as const),
];

interface Row {
  readonly id: Id;
  readonly labelId: number;
  readonly spaceId: Id;
}

jest.setTimeout(30_000);

describe('three readings of one rule', () => {
  let site: TestSite;
  let api: TestApi;
  let all: readonly Row[];

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await addRandomPeople(site);
    const uids = [...new Set(EVERYBODY.map(([uid]) => uid))];
    const [shapes = []] = fc.sample(
      fc.array(
        fc.record({
          entry: fc.constantFrom(...LABELS),
          visibility: fc.constantFrom('open', 'request', 'closed', 'hidden'),
          members: fc.subarray(uids),
        }),
        { minLength: 40, maxLength: 40 },
      ),
      { numRuns: 1, seed: 20_261_121 },
    );
    const spaces: TestSpace[] = [];
    for (const shape of shapes) spaces.push(await site.addSpace({ ...shape, ceiling: 'S_AB' }));
    const ids = Array.from({ length: ROWS }, () => newId());
    await site.admin.query(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       SELECT m.id, c.id, c.space_id, m.label_id, $4, 'text', now()
       FROM unnest($1::uuid[], $2::uuid[], $3::int4[]) m (id, conversation_id, label_id)
         JOIN messaging.conversation c ON c.id = m.conversation_id`,
      [
        ids,
        ids.map((_, n) => spaces[(n * 7) % spaces.length]?.conversationId),
        ids.map((_, n) => site.label(LABELS[(n * 5 + Math.floor(n / 40)) % LABELS.length]!)),
        site.account('s_ab'),
      ],
    );
    const sql = 'SELECT id, label_id AS "labelId", space_id AS "spaceId" FROM messaging.message ORDER BY id';
    all = (await site.admin.query<Row>(sql)).rows;
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  const inMemory = async (access: AccessService, ctx: RequestContext): Promise<Id[]> => {
    const spaces = [...new Set(all.map(({ spaceId }) => spaceId))];
    await access.preload(ctx, spaces);
    return all
      .filter(({ labelId, spaceId }) => access.can(ctx, 'read', 'Message', { labelId, spaceId }))
      .map(({ id }) => id);
  };

  const inSql = async (access: AccessService, ctx: RequestContext, narrowed: boolean): Promise<Id[]> => {
    const { sql, parameters } = access.scope(ctx, 'read', 'Message', columnOf);
    const manager = currentManager();
    const [statement, values] = manager.dataSource.driver.escapeQueryWithParameters(
      `SELECT m.id FROM messaging.message m WHERE ${narrowed ? sql : 'TRUE'} ORDER BY m.id`,
      narrowed ? parameters : {},
    );
    const rows: { id: Id }[] = await manager.query(statement, values);
    return rows.map(({ id }) => id);
  };

  const readings = async (uid: TestUid, level: string | null) => {
    const access = api.app.get(AccessService);
    const token = await api.signIn(uid, level);
    return api.app.get(UnitOfWork).run(token, async (principal) => {
      const facts = { requestId: newId(), sourceAddress: '127.0.0.1', language: 'fr' as const };
      const ctx = access.contextFor(principal, facts);
      return {
        memory: await inMemory(access, ctx),
        database: await inSql(access, ctx, false),
        both: await inSql(access, ctx, true),
      };
    });
  };

  it.each(EVERYBODY)('give %s at %s the same rows', async (uid, level) => {
    const { memory, database, both } = await readings(uid, level);
    expect(memory).toEqual(database);
    expect(both).toEqual(database);
    const content = !['officer', 'auditor', 'operator'].includes(uid);
    if (!content) expect(database).toEqual([]);
    if (!uid.startsWith('random')) expect(database.length > 0).toBe(content);
    expect(database.length).toBeLessThan(ROWS);
  });

  it('hold alone too: the condition in SQL gives the same rows when the table is not protected', async () => {
    const protectedRows = new Map<string, Id[]>();
    for (const [uid, level] of PRINCIPALS)
      protectedRows.set(`${uid} ${level ?? ''}`, (await readings(uid, level)).database);
    await site.admin.query('ALTER TABLE messaging.message DISABLE ROW LEVEL SECURITY');
    for (const [uid, level] of PRINCIPALS) {
      const { both, database } = await readings(uid, level);
      expect({ uid, level, both }).toEqual({ uid, level, both: protectedRows.get(`${uid} ${level ?? ''}`) });
      // Control: without its policy the table alone shows everything.
      expect(database).toHaveLength(ROWS);
    }
    await site.admin.query('ALTER TABLE messaging.message ENABLE ROW LEVEL SECURITY');
  });
});

/** Levels, compartments, nationalities and partners in every mixture. */
async function addRandomPeople(site: TestSite): Promise<void> {
  const [people = []] = fc.sample(
    fc.array(
      fc.record({
        level: fc.constantFrom('NP', 'DR', 'S'),
        restrictive: fc.subarray(['ALBATROS', 'BOREAL']),
        nationality: fc.constantFrom('FRA', 'DEU', 'GBR'),
        partner: fc.boolean(),
      }),
      { minLength: RANDOM_PEOPLE, maxLength: RANDOM_PEOPLE },
    ),
    { numRuns: 1, seed: 20_261_122 },
  );
  for (const [n, { level, restrictive, nationality, partner }] of people.entries()) {
    const clearance = [{ policy: 'FR', level, restrictive, permissive: { releasableTo: [nationality] } }];
    const uid = randomUid(n);
    site.accounts.set(
      uid,
      await site.addPerson({ uid, siteRole: 'member', nationality, clearance, partner }),
    );
  }
}

function columnOf(field: string): string {
  const columns: Readonly<Record<string, string>> = { labelId: 'm.label_id', spaceId: 'm.space_id' };
  return columns[field] ?? `m.no_such_column_${field}`;
}
