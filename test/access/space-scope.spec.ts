import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { AccessService } from '#access';
import { currentManager, UnitOfWork } from '#database';
import { newId, type Id } from '#kernel';
import { TestApi } from '../support/site/test-api.js';
import { TEST_LABELS, type TestLabel } from '../support/site/test-labels.js';
import { TEST_PEOPLE, type TestUid } from '../support/site/test-people.js';
import { TestSite } from '../support/site/test-site.js';
import { SpaceActs } from '../support/spaces/space-acts.js';

const SPACES = 150;
const LABELS = Object.keys(TEST_LABELS) as TestLabel[];
const UIDS = [...(Object.keys(TEST_PEOPLE) as TestUid[]), 'partner' as TestUid];
const COLUMNS: Readonly<Record<string, string>> = {
  id: 's.id',
  labelId: 's.entry_label_id',
  visibility: 's.visibility',
};

jest.setTimeout(60_000);

describe('which spaces somebody sees', () => {
  let site: TestSite;
  let api: TestApi;

  beforeAll(async () => {
    site = await TestSite.start();
    api = await TestApi.start(site);
    await new SpaceActs(api).partner();
    const [shapes = []] = fc.sample(
      fc.array(
        fc.record({
          entry: fc.constantFrom(...LABELS),
          visibility: fc.constantFrom('open', 'request', 'closed', 'hidden'),
          members: fc.subarray(UIDS),
          ended: fc.boolean(),
        }),
        { minLength: SPACES, maxLength: SPACES },
      ),
      { numRuns: 1, seed: 20_261_123 },
    );
    for (const { ended, ...shape } of shapes) {
      const { id } = await site.addSpace({ ...shape, ceiling: 'S_AB' });
      if (ended)
        await site.admin.query(
          `UPDATE spaces.membership SET ends_at = now() - interval '1 day' WHERE space_id = $1`,
          [id],
        );
    }
  });
  afterAll(async () => {
    await api.stop();
    await site.stop();
  });

  interface Row {
    readonly id: Id;
    readonly labelId: number;
    readonly visibility: string;
  }

  const readings = async (uid: TestUid) => {
    const access = api.app.get(AccessService);
    const { rows: all } = await site.admin.query<Row>(
      'SELECT id, entry_label_id AS "labelId", visibility FROM spaces.space',
    );
    return api.app.get(UnitOfWork).run(await site.signIn(uid), async (principal) => {
      const facts = { requestId: newId(), sourceAddress: '127.0.0.1', language: 'fr' as const };
      const ctx = access.contextFor(principal, facts);
      await access.preload(
        ctx,
        all.map(({ id }) => id),
      );
      const manager = currentManager();
      const ids = async (sql: string, parameters: object): Promise<Id[]> => {
        const [statement, values] = manager.dataSource.driver.escapeQueryWithParameters(
          `SELECT s.id FROM spaces.space s WHERE ${sql} ORDER BY s.id`,
          { ...parameters },
        );
        const rows: { id: Id }[] = await manager.query(statement, values);
        return rows.map(({ id }) => id);
      };
      const { sql, parameters } = access.scope(
        ctx,
        'read',
        'Space',
        (field) => COLUMNS[field] ?? `s.no_${field}`,
      );
      return {
        memory: all
          .filter((row) => access.can(ctx, 'read', 'Space', { ...row }))
          .map(({ id }) => id)
          .sort(),
        database: await ids('TRUE', {}),
        narrowed: await ids(sql, parameters),
      };
    });
  };

  it.each(UIDS)('the rules in memory, in SQL and row-level security agree for %s', async (uid) => {
    const { memory, database, narrowed } = await readings(uid);
    expect(memory).toEqual(database);
    expect(narrowed).toEqual(database);
    expect(database.length > 0).toBe(!['officer', 'auditor', 'operator'].includes(uid));
    expect(database.length).toBeLessThan(SPACES);
  });

  it('the rules in SQL hold alone too', async () => {
    const before = await readings('partner' as TestUid);
    await site.admin.query('ALTER TABLE spaces.space DISABLE ROW LEVEL SECURITY');
    await site.admin.query('ALTER TABLE spaces.membership DISABLE ROW LEVEL SECURITY');
    const { narrowed, database } = await readings('partner' as TestUid);
    expect(narrowed).toEqual(before.database);
    // Control: without its policy the table alone shows everything.
    expect(database).toHaveLength(SPACES);
  });
});
