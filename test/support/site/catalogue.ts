import type pg from 'pg';

/** The schemas that migrations make. */
export const SCHEMAS = [
  'access',
  'audit',
  'auth',
  'events',
  'imports',
  'messaging',
  'moderation',
  'people',
  'reference',
  'discussion',
  'retention',
  'spaces',
] as const;

export interface FunctionRow {
  readonly name: string;
  readonly owner: string;
  readonly definer: boolean;
  readonly config: readonly string[] | null;
  readonly volatility: 'i' | 's' | 'v';
  readonly parallel: 's' | 'r' | 'u';
  readonly public: boolean;
  readonly source: string;
}

/** Every function of our schemas. */
export async function functionsOf(client: pg.ClientBase): Promise<readonly FunctionRow[]> {
  const { rows } = await client.query<FunctionRow>(
    `SELECT p.oid::regprocedure::text AS name, p.proowner::regrole::text AS owner, p.prosecdef AS definer,
       p.proconfig AS config, p.provolatile AS volatility, p.proparallel AS parallel, p.prosrc AS source,
       EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS public
     FROM pg_proc p WHERE p.pronamespace::regnamespace::text = ANY ($1) ORDER BY 1`,
    [SCHEMAS],
  );
  return rows;
}

export interface PolicyRow {
  readonly name: string;
  readonly command: string;
  readonly text: string;
}

export async function policiesOf(client: pg.ClientBase): Promise<readonly PolicyRow[]> {
  const { rows } = await client.query<PolicyRow>(
    `SELECT format('%s on %s.%s', policyname, schemaname, tablename) AS name, cmd AS command,
       concat_ws(' ', qual, with_check) AS text FROM pg_policies WHERE schemaname = ANY ($1) ORDER BY 1`,
    [SCHEMAS],
  );
  return rows;
}

/** Tables of the database beyond PostgreSQL's own, with their row-level security. */
export async function tablesOf(
  client: pg.ClientBase,
): Promise<readonly { name: string; enabled: boolean; forced: boolean }[]> {
  const { rows } = await client.query<{ name: string; enabled: boolean; forced: boolean }>(
    `SELECT format('%s.%s', relnamespace::regnamespace, relname) AS name, relrowsecurity AS enabled,
       relforcerowsecurity AS forced
     FROM pg_class WHERE relkind IN ('r', 'p', 'm', 'f')
       AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)' ORDER BY 1`,
  );
  return rows;
}

/** Lines like `role privilege object`: everything that was granted to roles of ours or to everybody. */
export async function grantsOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(
    `WITH objects AS (
       SELECT 'r' AS kind, c.oid::regclass::text AS name, c.relacl AS acl, c.relnamespace AS place FROM pg_class c
         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
       UNION ALL SELECT 'S', c.oid::regclass::text, c.relacl, c.relnamespace FROM pg_class c WHERE c.relkind = 'S'
       UNION ALL SELECT 'c', format('%s.%s', c.oid::regclass, a.attname), a.attacl, c.relnamespace
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       UNION ALL SELECT 'f', p.oid::regprocedure::text, p.proacl, p.pronamespace FROM pg_proc p
       UNION ALL SELECT 'n', n.nspname, n.nspacl, n.oid FROM pg_namespace n
     )
     SELECT format('%s %s %s', CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END,
       a.privilege_type, o.name) AS line
     FROM objects o CROSS JOIN LATERAL aclexplode(o.acl) a
     WHERE (o.place::regnamespace::text = ANY ($1) OR o.place::regnamespace::text = 'public')
       AND a.grantee::regrole::text = ANY ($2) ORDER BY 1`,
    [
      SCHEMAS,
      [
        '-',
        'ruche_app',
        'ruche_auth',
        'ruche_relay',
        'ruche_worker',
        'ruche_sync',
        'ruche_sequencer',
        'ruche_auditor',
      ],
    ],
  );
  return rows.map(({ line }) => line);
}

/** Every object of our schemas as sorted lines of text, without anything that differs from run to run. */
export async function catalogueDump(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(
    `WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname = ANY ($1)),
       tables AS (SELECT * FROM pg_class WHERE relnamespace IN (SELECT oid FROM ours))
     SELECT format('schema %s of %s %s', nspname, nspowner::regrole, nspacl) AS line FROM pg_namespace
       WHERE oid IN (SELECT oid FROM ours)
     UNION ALL SELECT format('relation %s %s of %s %s %s %s %s', relkind, oid::regclass, relowner::regrole, relacl,
       relrowsecurity, relforcerowsecurity, reloptions) FROM tables
     UNION ALL SELECT format('column %s.%s %s %s %s %s %s %s', attrelid::regclass, attname, attnum,
       format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attacl)
       FROM pg_attribute WHERE attrelid IN (SELECT oid FROM tables) AND attnum > 0
     UNION ALL SELECT format('default %s.%s %s', adrelid::regclass, adnum, pg_get_expr(adbin, adrelid))
       FROM pg_attrdef WHERE adrelid IN (SELECT oid FROM tables)
     UNION ALL SELECT format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
       FROM pg_constraint WHERE conrelid IN (SELECT oid FROM tables)
     UNION ALL SELECT format('index %s', pg_get_indexdef(indexrelid)) FROM pg_index
       WHERE indrelid IN (SELECT oid FROM tables)
     UNION ALL SELECT format('policy %s', p) FROM pg_policies p WHERE p.schemaname = ANY ($1)
     UNION ALL SELECT format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger
       WHERE tgrelid IN (SELECT oid FROM tables) AND NOT tgisinternal
     UNION ALL SELECT format('function %s of %s %s', pg_get_functiondef(oid), proowner::regrole, proacl) FROM pg_proc
       WHERE pronamespace IN (SELECT oid FROM ours)
     UNION ALL SELECT format('comment on %s %s: %s', objoid::regclass, objsubid, description) FROM pg_description
       WHERE classoid = 'pg_class'::regclass AND objoid IN (SELECT oid FROM tables)
     UNION ALL SELECT format('default privileges %s', defaclacl) FROM pg_default_acl
     ORDER BY 1`,
    [SCHEMAS],
  );
  return rows.map(({ line }) => line);
}
