import { describeAttacks, statement, type Attack } from '../../support/site/attack.js';

const REFUSED = '42501';

const makes =
  (...statements: string[]): Attack['run'] =>
  async (app) => {
    for (const sql of statements) await app.query(sql);
    return true;
  };

const onDatabase = (right: string): string =>
  `DO $$ BEGIN EXECUTE format('GRANT ${right} ON DATABASE %I TO ruche_app', current_database()); END $$`;
const IN_PUBLIC = 'GRANT CREATE ON SCHEMA public TO ruche_app';

/** A temporary twin of each table that the definer functions read, opening everything to the attacker. */
const SHADOWS = [
  'CREATE TEMP TABLE label (id int4, parts jsonb, key text)',
  'CREATE TEMP TABLE session AS SELECT * FROM shadow_session',
  'CREATE TEMP TABLE sealing_key (inner_block bytea, outer_block bytea)',
];

describeAttacks('names put in front of others', [
  {
    name: 'a temporary table',
    refusal: REFUSED,
    removal: onDatabase('TEMPORARY'),
    run: makes('CREATE TEMP TABLE session (id uuid)'),
  },
  {
    name: 'a temporary view',
    refusal: REFUSED,
    removal: onDatabase('TEMPORARY'),
    run: makes('CREATE TEMP VIEW session AS SELECT 1 AS id'),
  },
  {
    name: 'a function in the temporary schema',
    refusal: REFUSED,
    removal: onDatabase('TEMPORARY'),
    run: makes(`CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'`),
  },
  {
    name: 'a schema of one’s own',
    refusal: REFUSED,
    removal: onDatabase('CREATE'),
    run: makes('CREATE SCHEMA mine'),
  },
  {
    name: 'a function in the public schema, put first in the search path',
    refusal: REFUSED,
    removal: IN_PUBLIC,
    run: makes(
      'SET LOCAL search_path = public, pg_catalog',
      `CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'`,
    ),
  },
  {
    name: 'an operator in the public schema',
    refusal: REFUSED,
    removal: IN_PUBLIC,
    run: makes('CREATE OPERATOR public.= (LEFTARG = int4, RIGHTARG = int4, FUNCTION = pg_catalog.int4ne)'),
  },
  {
    name: 'a type in the schema of the seal',
    refusal: REFUSED,
    removal: 'GRANT CREATE ON SCHEMA access TO ruche_app',
    run: makes(`CREATE DOMAIN access.text AS pg_catalog.text`),
  },
  {
    name: 'a function in the schema of the seal',
    refusal: REFUSED,
    removal: 'GRANT CREATE ON SCHEMA access TO ruche_app',
    run: makes(`CREATE FUNCTION access.me(int4) RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'`),
  },
  {
    name: 'temporary tables of the names that definer functions use, where somebody let them be made',
    refusal: REFUSED,
    removal: `
      ${onDatabase('TEMPORARY')};
      CREATE TABLE public.shadow_session AS SELECT s.* FROM auth.session s;
      GRANT SELECT ON public.shadow_session TO ruche_app`,
    // The second protection holds: the functions name their tables in full, the attacker stays who he is.
    afterRemoval: 'nothing',
    run: async (app, stage) => {
      for (const sql of SHADOWS) await app.query(sql);
      await app.query('UPDATE pg_temp.session SET account_id = $1', [stage.site.account('s_ab')]);
      await app.query('SELECT access.enter($1)', [stage.tokens.np]);
      return statement('SELECT WHERE access.me() <> $1', () => [stage.site.account('np')])(app, stage);
    },
  },
  {
    name: 'a temporary table in front of a definer function that names its table in short',
    refusal: REFUSED,
    removal: `
      ${onDatabase('TEMPORARY')};
      CREATE FUNCTION public.careless() RETURNS text LANGUAGE sql SECURITY DEFINER
        SET search_path = auth AS 'SELECT id::text FROM session'`,
    run: async (app) => {
      await app.query(`CREATE TEMP TABLE session AS SELECT 'mine'::text AS id`);
      await app.query('GRANT SELECT ON pg_temp.session TO PUBLIC');
      const { rows } = await app.query<{ careless: string }>('SELECT public.careless()');
      return rows[0]?.careless === 'mine';
    },
  },
]);
