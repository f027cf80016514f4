import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '../migration/definer-function.js';

/**
 * The seal: who the caller of this transaction is, in a setting that nobody can forge, copy or keep.
 *
 * `access.seal` writes `fields#code` into the transaction-local setting `ruche.principal`. The code is a nested SHA-256
 * over two secret 64-byte blocks (the NMAC construction, from which HMAC derives), the backend's pid, the
 * transaction's timestamp and the fields, each with its length: another connection, another transaction or another
 * split of the fields gives another code. Nobody reads the setting itself: the readers below check the code and return
 * the value, so that a `set_config` in the middle of a statement widens nothing.
 *
 * Fields, in order: account | session | site role | enters implicitly (t/f) | label ids | clearance as JSON.
 */
export class SealedPrincipal1763720000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA access;
      GRANT USAGE, CREATE ON SCHEMA access TO ruche_definer;
      GRANT USAGE ON SCHEMA access TO ruche_app, ruche_auth, ruche_relay, ruche_worker;

      CREATE TABLE access.sealing_key (
        one boolean CONSTRAINT pk_sealing_key PRIMARY KEY DEFAULT true CONSTRAINT ck_sealing_key_one CHECK (one),
        inner_block bytea NOT NULL,
        outer_block bytea NOT NULL
      );
      GRANT SELECT ON access.sealing_key TO ruche_definer;
      INSERT INTO access.sealing_key (inner_block, outer_block)
        SELECT string_agg(uuid_send(gen_random_uuid()), ''::bytea), string_agg(uuid_send(gen_random_uuid()), ''::bytea)
        FROM generate_series(1, 4);
      ALTER TABLE access.sealing_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    `);
    for (const fn of [SEAL_CODE, SEAL, SEALED, ...READERS]) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA access CASCADE');
  }
}

const SEAL_CODE = {
  name: 'access.seal_code',
  args: 'fields text',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      stamp text := extract(epoch FROM transaction_timestamp())::text;
      message bytea := convert_to(
        pg_backend_pid()::text || ':' || length(stamp) || ':' || stamp || ':' || length(fields) || ':' || fields, 'UTF8');
    BEGIN
      RETURN (SELECT encode(sha256(k.outer_block || sha256(k.inner_block || message)), 'hex') FROM access.sealing_key k);
    END`,
} as const;

const SEAL = {
  name: 'access.seal',
  args: 'account uuid, session uuid, site_role text, implicit boolean, labels int4[], clearance jsonb',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      fields text := concat_ws('|', account::text, session::text, site_role,
        CASE WHEN implicit THEN 't' ELSE 'f' END, labels::text, clearance::text);
    BEGIN
      IF num_nulls(account, session, site_role, implicit, labels, clearance) > 0 THEN
        RAISE null_value_not_allowed USING MESSAGE = 'a principal has no empty field';
      END IF;
      PERFORM set_config('ruche.principal', fields || '#' || access.seal_code(fields), true);
    END`,
} as const;

/** NULL without a principal; an error when there is one and its code is wrong, because that is an attack. */
const SEALED = {
  name: 'access.sealed',
  args: '',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      held text := current_setting('ruche.principal', true);
      fields text;
    BEGIN
      IF held IS NULL OR held = '' THEN RETURN NULL; END IF;
      IF length(held) < 66 THEN RAISE insufficient_privilege USING MESSAGE = 'the seal of the principal is broken'; END IF;
      fields := left(held, -65);
      IF right(held, 65) IS DISTINCT FROM '#' || access.seal_code(fields) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the seal of the principal is broken';
      END IF;
      RETURN fields;
    END`,
} as const;

function reader(name: string, returns: string, expression: string) {
  return {
    name: `access.${name}`,
    args: '',
    returns,
    volatility: 'STABLE',
    callableBy: ['ruche_app'],
    body: `
    DECLARE
      fields text := access.sealed();
    BEGIN
      RETURN ${expression};
    END`,
  } as const;
}

/** Each is called by policies as `(select access.x())` only: once a statement, not once a row. */
const READERS = [
  reader('me', 'uuid', `split_part(fields, '|', 1)::uuid`),
  reader('session_id', 'uuid', `split_part(fields, '|', 2)::uuid`),
  reader('site_role', 'text', `split_part(fields, '|', 3)`),
  /** True for members of the house: they enter open spaces without a membership row, partners do not. */
  reader('enters_implicitly', 'boolean', `coalesce(split_part(fields, '|', 4) = 't', false)`),
  reader('labels', 'int4[]', `coalesce(split_part(fields, '|', 5)::int4[], '{}')`),
  reader('clearance', 'jsonb', `regexp_replace(fields, '^([^|]*[|]){5}', '')::jsonb`),
];
