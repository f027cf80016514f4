import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownerDataSource, provisionRoles, LOGIN_ROLES, RUNTIME_ROLES, type LoginRole } from '#database';
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';
import { catalogueDump, grantsOf, SCHEMAS } from '../../support/site/catalogue.js';
import { startTestCluster, type TestCluster } from '../../support/site/test-cluster.js';

/**
 * What is left of a dump when a step has been undone and done again: columns that were dropped have other numbers, rights
 * stand in another order, and a way down promises nothing of rows that were written since.
 */
function comparable(dump: readonly string[]): readonly string[] {
  return dump
    .filter((line) => !line.includes('pg.dropped'))
    .map((line) =>
      line
        .replace(/^((?:column|comment on) \S+) [1-9]\d*\b|^(default \S+)\.\d+\b/, '$1$2')
        .replace(/ NOT VALID$/, '')
        .replace(/\{([^{}]*=[^{}]*)\}/, (_, rights: string) => rights.split(',').sort().join()),
    )
    .sort();
}

describe('migrations', () => {
  let cluster: TestCluster;
  let database: string;
  let admin: pg.Client;

  beforeAll(async () => {
    cluster = await startTestCluster();
    database = await cluster.createDatabase();
    admin = await cluster.connect(database);
  });
  afterAll(async () => {
    await admin.end();
    await cluster.stop();
  });

  const password = (role: LoginRole): string => readFileSync(cluster.secretFiles[role], 'utf8');

  it('go down to nothing and up again to the same schema, one by one', async () => {
    const before = await catalogueDump(admin);
    expect(before.length).toBeGreaterThan(200);
    const upTo = (count: number) =>
      ownerDataSource(
        {
          host: cluster.host,
          port: cluster.port,
          database,
          user: 'ruche_owner',
          password: password('ruche_owner'),
        },
        MIGRATIONS.slice(0, count),
      ).initialize();
    // Each step by itself, from the last: what one leaves behind would make its own way up fail, or show.
    for (let count = MIGRATIONS.length; count > 0; count -= 1) {
      const here = await upTo(count);
      try {
        const reached = comparable(await catalogueDump(admin));
        await here.undoLastMigration();
        await here.runMigrations();
        expect(comparable(await catalogueDump(admin))).toEqual(reached);
        await here.undoLastMigration();
      } finally {
        await here.destroy();
      }
    }
    const source = await upTo(MIGRATIONS.length);
    try {
      const { rows } = await admin.query('SELECT nspname FROM pg_namespace WHERE nspname = ANY ($1)', [
        SCHEMAS,
      ]);
      expect(rows).toEqual([]);
      expect(await catalogueDump(admin)).toEqual([]);
      await source.runMigrations();
      expect(await catalogueDump(admin)).toEqual(before);
    } finally {
      await source.destroy();
    }
  }, 60_000);

  it.each([
    'ALTER TABLE people.profile ADD forgotten text',
    'ALTER FUNCTION access.me() VOLATILE',
    'ALTER POLICY label_relay ON access.label USING (false)',
    'ALTER TABLE people.profile NO FORCE ROW LEVEL SECURITY',
    'GRANT SELECT ON auth.duty TO ruche_app',
    'CREATE INDEX forgotten ON people.profile (unit)',
    'DROP TRIGGER outbox_pend ON events.outbox',
    'ALTER TABLE auth.duty DROP CONSTRAINT ck_duty',
    'ALTER TABLE auth.account ALTER state DROP DEFAULT',
  ])('control: the comparison sees %s', async (change) => {
    const before = await catalogueDump(admin);
    await admin.query('BEGIN');
    await admin.query(change);
    const after = await catalogueDump(admin);
    await admin.query('ROLLBACK');
    expect(after).not.toEqual(before);
  });

  it('provision the roles twice to the same', async () => {
    const roles = async () =>
      (
        await admin.query(
          `SELECT r.rolname, r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb, r.rolcanlogin, r.rolreplication,
             r.rolbypassrls, r.rolconnlimit, r.rolvaliduntil, r.rolconfig,
             ARRAY(SELECT format('%s %s', m.roleid::regrole, to_jsonb(m) - 'oid')
               FROM pg_auth_members m WHERE m.member = r.oid ORDER BY 1) AS memberships
           FROM pg_roles r WHERE rolname LIKE 'ruche%' ORDER BY 1`,
        )
      ).rows as Record<string, unknown>[];
    const before = await roles();
    const passwords = Object.fromEntries(LOGIN_ROLES.map((role) => [role, password(role)])) as Record<
      LoginRole,
      string
    >;
    await provisionRoles(admin, passwords);
    expect(await roles()).toEqual(before);
    expect(before).toHaveLength(10);

    // Control: it corrects a role that somebody made strong, which the comparison sees.
    await admin.query('ALTER ROLE ruche_app BYPASSRLS INHERIT SUPERUSER');
    expect(await roles()).not.toEqual(before);
    await provisionRoles(admin, passwords);
    expect(await roles()).toEqual(before);
  });

  it('leave a copy of the template as closed as the template', async () => {
    const copy = await cluster.createDatabase();
    const client = await cluster.connect(copy);
    const rights = (on: pg.Client) =>
      on
        .query<{ line: string }>(
          `SELECT format('%s %s', r, p) AS line FROM unnest($1::text[]) r, unnest(ARRAY['CONNECT', 'CREATE', 'TEMP']) p
           WHERE has_database_privilege(r, current_database(), p) ORDER BY 1`,
          [[...RUNTIME_ROLES, 'ruche_backup']],
        )
        .then(({ rows }) => rows.map(({ line }) => line));
    const closed = [...RUNTIME_ROLES, 'ruche_backup'].map((role) => `${role} CONNECT`).sort();
    expect(await rights(client)).toEqual(closed);
    expect(await grantsOf(client)).toEqual(await grantsOf(admin));
    await client.end();

    // Control: a copy that nobody closes lets everybody in and make temporary tables.
    await admin.query('CREATE DATABASE unclosed TEMPLATE ruche_template');
    const open = await cluster.connect('unclosed');
    expect(await rights(open)).toContain('ruche_app TEMP');
    await open.end();
  });
});
