import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { refuseStrongRole } from '#database';
import { functionsOf, policiesOf, tablesOf } from '../../support/site/catalogue.js';
import { TestSite } from '../../support/site/test-site.js';

/** Functions that give a value of the sealed principal: their result must not change within a statement. */
const READERS = [
  'access.caller()',
  'access.clearance()',
  'access.enters_implicitly()',
  'access.labels()',
  'access.me()',
].concat('access.sealed()', 'access.session_id()', 'access.site_role()');

/** Tables without row-level security, and why. */
const OPEN_TABLES: Readonly<Record<string, string>> = {
  'public.schema_migration':
    'names of migrations, which the owner writes as itself; nobody else has a right on it',
};

/** Functions that policies call for each row, because they judge the row's own columns. */
const ROW_FUNCTIONS = [
  'access.within_ceiling',
  'messaging.carries',
  'messaging.may_post',
  'messaging.may_refer',
  'messaging.reads',
  'messaging.writes_in',
  'spaces.animates',
  'spaces.enters',
];

/** Views that see past row-level security, and therefore say themselves who the caller is. */
const DEFINER_VIEWS = ['spaces.my_membership', 'spaces.my_open_space'];

describe('the catalogue of the database', () => {
  let site: TestSite;

  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.stop());

  /** What a walk finds once the superuser has changed something; rolled back. */
  const after = async <T>(change: string, walk: () => Promise<T>): Promise<T> => {
    await site.admin.query('BEGIN');
    try {
      await site.admin.query(change);
      return await walk();
    } finally {
      await site.admin.query('ROLLBACK');
    }
  };

  const faultyFunctions = async (): Promise<readonly string[]> =>
    (await functionsOf(site.admin)).flatMap(
      ({ name, owner, definer, config, volatility, parallel, ...fn }) => [
        ...(definer ? [] : [`${name} runs as its caller`]),
        ...(owner === 'ruche_definer' ? [] : [`${name} belongs to ${owner}`]),
        ...(config?.join() === 'search_path=pg_catalog, pg_temp' ? [] : [`${name} has another search path`]),
        ...(fn.public ? [`${name} is everybody's`] : []),
        ...(parallel === 'r' ? [] : [`${name} may run in a parallel worker`]),
        ...(READERS.includes(name) && volatility !== 's' ? [`${name} is not stable`] : []),
        ...(name !== 'access.sealed()' && fn.source.includes('current_setting')
          ? [`${name} reads a setting by itself`]
          : []),
      ],
    );

  it('holds no function that could be fooled', async () => {
    expect((await functionsOf(site.admin)).length).toBeGreaterThan(25);
    expect(READERS.filter((name) => name === 'access.me()')).toHaveLength(1);
    expect(await faultyFunctions()).toEqual([]);
  });

  it.each([
    ['ALTER FUNCTION access.me() SECURITY INVOKER', 'access.me() runs as its caller'],
    ['ALTER FUNCTION access.me() OWNER TO ruche_owner', 'access.me() belongs to ruche_owner'],
    ['ALTER FUNCTION access.me() SET search_path = pg_catalog', 'access.me() has another search path'],
    ['ALTER FUNCTION access.me() RESET search_path', 'access.me() has another search path'],
    ['GRANT EXECUTE ON FUNCTION access.me() TO PUBLIC', `access.me() is everybody's`],
    ['ALTER FUNCTION access.me() PARALLEL SAFE', 'access.me() may run in a parallel worker'],
    ['ALTER FUNCTION access.me() VOLATILE', 'access.me() is not stable'],
    [
      `CREATE FUNCTION spaces.mine() RETURNS text LANGUAGE sql AS $$ SELECT current_setting('ruche.principal') $$`,
      'spaces.mine() reads a setting by itself',
    ],
  ])('control: %s is found', async (change, fault) => {
    expect(await after(change, faultyFunctions)).toContain(fault);
  });

  const openTables = async (): Promise<readonly string[]> =>
    (await tablesOf(site.admin)).filter(({ enabled, forced }) => !enabled || !forced).map(({ name }) => name);

  it('has row-level security on every table, also against its owner, but for known ones', async () => {
    expect(await openTables()).toEqual(Object.keys(OPEN_TABLES));
  });

  it.each([
    ['ALTER TABLE people.profile NO FORCE ROW LEVEL SECURITY', 'people.profile'],
    ['ALTER TABLE people.profile DISABLE ROW LEVEL SECURITY', 'people.profile'],
    ['CREATE TABLE spaces.forgotten (id uuid)', 'spaces.forgotten'],
  ])('control: %s is found', async (change, table) => {
    expect(await after(change, openTables)).toContain(table);
  });

  const faultyViews = async (): Promise<readonly string[]> => {
    const { rows } = await site.admin.query<{ name: string; owner: string; barrier: boolean; text: string }>(`
      SELECT c.oid::regclass::text AS name, c.relowner::regrole::text AS owner, pg_get_viewdef(c.oid) AS text,
        coalesce('security_barrier=true' = ANY (c.reloptions), false) AS barrier
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'v' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
    return rows.flatMap(({ name, owner, barrier, text }) => {
      const rest = text.replaceAll(/\( SELECT access\.\w+\(\) AS \w+\)/g, '');
      return [
        ...(DEFINER_VIEWS.includes(name) ? [] : [`${name} is not known`]),
        ...(owner === 'ruche_definer' ? [] : [`${name} belongs to ${owner}`]),
        ...(barrier ? [] : [`${name} lets conditions of others in first`]),
        ...(/access\.(me|labels)\(\)/.test(text) ? [] : [`${name} does not ask who the caller is`]),
        ...(/\baccess\.\w+\(/.test(rest) ? [`${name} asks for the principal once a row`] : []),
      ];
    });
  };

  it('holds no view that shows more than the sealed caller may see', async () => {
    expect(await faultyViews()).toEqual([]);
  });

  it.each([
    ['ALTER VIEW spaces.my_membership SET (security_barrier = false)', 'lets conditions of others in first'],
    ['ALTER VIEW spaces.my_membership OWNER TO ruche_owner', 'belongs to ruche_owner'],
    [
      `CREATE OR REPLACE VIEW spaces.my_membership WITH (security_barrier = true) AS
         SELECT m.space_id, m.person_id, m.entry_label_id, m.role FROM spaces.membership m`,
      'does not ask who the caller is',
    ],
  ])('control: %s is found', async (change, fault) => {
    expect(await after(change, faultyViews)).toContain(`spaces.my_membership ${fault}`);
  });

  /** Calls of access functions that are not alone in a scalar sub-select. */
  const faultyPolicies = async (): Promise<readonly string[]> =>
    (await policiesOf(site.admin)).flatMap(({ name, command, text }) => {
      const rest = text.replaceAll(/\( SELECT access\.\w+\(\) AS \w+\)/g, '');
      const calls = [...rest.matchAll(/\b(?:access|auth|messaging|spaces)\.\w+(?=\()/g)].map(
        ([call]) => call,
      );
      return [
        ...calls
          .filter((call) => !ROW_FUNCTIONS.includes(call))
          .map((call) => `${name} calls ${call} for each row`),
        ...(text.includes('current_setting') ? [`${name} reads a setting`] : []),
        ...(command === 'SELECT' && text.includes('deleted_at') ? [`${name} looks at deleted_at`] : []),
      ];
    });

  it('holds no policy that asks for the principal once a row, or past the seal', async () => {
    expect((await policiesOf(site.admin)).length).toBeGreaterThan(10);
    expect(await faultyPolicies()).toEqual([]);
  });

  it.each([
    [
      'ALTER POLICY label_select ON access.label USING (id = ANY (access.labels()))',
      'calls access.labels for each row',
    ],
    [
      `ALTER POLICY label_select ON access.label USING (current_setting('ruche.principal') <> '')`,
      'reads a setting',
    ],
    [
      `ALTER TABLE access.label ADD deleted_at timestamptz;
       ALTER POLICY label_select ON access.label USING (deleted_at IS NULL)`,
      'looks at deleted_at',
    ],
  ])('control: %s is found', async (change, fault) => {
    expect(await after(change, faultyPolicies)).toContain(`label_select on access.label ${fault}`);
  });

  it('asks for the principal once a statement, however many rows there are', async () => {
    const space = await site.addSpace({ members: ['np'] });
    await site.admin.query(
      `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at)
       SELECT gen_random_uuid(), $1, $2, $3, $4, 'one of many', now() FROM generate_series(1, 500)`,
      [space.conversationId, space.id, site.label('NP'), site.account('np')],
    );
    const calls = async (): Promise<number> => {
      await site.admin.query(`SET LOCAL track_functions = 'all'`);
      await site.admin.query('SET LOCAL SESSION AUTHORIZATION ruche_app');
      await site.admin.query('SELECT access.enter($1)', [await token]);
      const { rows: before } = await site.admin.query<{ n: string }>(COUNT);
      expect((await site.admin.query('SELECT FROM messaging.message')).rowCount).toBe(500);
      const { rows: now } = await site.admin.query<{ n: string }>(COUNT);
      return Number(now[0]?.n) - Number(before[0]?.n);
    };
    const COUNT = `SELECT coalesce(pg_stat_get_xact_function_calls('access.labels()'::regprocedure), 0) AS n`;
    const token = site.signIn('np');
    await token;
    // Once for each table of the statement, those inside policies included.
    expect(await after('SELECT', calls)).toBeLessThan(5);
    // Without indexes: one on the label would be asked once, however careless the policy is.
    const careless = `SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off;
      SET LOCAL enable_bitmapscan = off;
      ALTER POLICY message_select ON messaging.message USING (label_id = ANY (access.labels()))`;
    expect(await after(careless, calls)).toBeGreaterThanOrEqual(500);
  });

  describe('a server that would start with too strong a role', () => {
    const startsAs = async (change: string): Promise<string> =>
      after(`${change}; SET LOCAL SESSION AUTHORIZATION ruche_app`, () =>
        refuseStrongRole({
          query: async <Row extends pg.QueryResultRow>(sql: string) =>
            (await site.admin.query<Row>(sql)).rows,
        }).then(
          () => 'starts',
          (error: unknown) => (error as Error).message,
        ),
      );

    it('starts as ruche_app (control)', async () => {
      expect(await startsAs('SELECT')).toBe('starts');
    });

    it.each([
      ['ALTER ROLE ruche_app SUPERUSER', 'is a superuser'],
      ['ALTER ROLE ruche_app BYPASSRLS', 'bypasses row-level security'],
      ['ALTER TABLE people.profile OWNER TO ruche_app', 'owns tables'],
      ['GRANT ruche_owner TO ruche_app', 'owns tables'],
      ['GRANT pg_read_all_data TO ruche_app', 'is a member of another role'],
      ['ALTER ROLE ruche_app CREATEROLE', 'may make roles'],
    ])('does not start after %s', async (change, fault) => {
      expect(await startsAs(change)).toContain(fault);
    });
  });
});
