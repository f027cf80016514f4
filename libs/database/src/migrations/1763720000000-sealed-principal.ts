import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '../migration/definer-function.js';

/**
 * The seal: who the caller of this transaction is, in a setting that nobody can forge, copy or keep.
 *
 * `access.seal` writes `fields#code` into the transaction-local setting `ruche.principal`. The code is a nested SHA-256
 * over two secret 64-byte blocks (the NMAC construction, from which HMAC derives), the backend's pid, the
 * transaction's timestamp, both of fixed length, and the fields: another connection, another transaction or other
 * fields give another code. Nobody reads the setting itself: the readers below check the code and return
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
    await db.query(`
      CREATE TYPE access.principal AS (account_id uuid, session_id uuid, site_role text, enters_implicitly boolean, labels int4[]);
      COMMENT ON TYPE access.principal IS 'The sealed caller, for functions that need several of his fields.';
    `);
    for (const fn of [SEAL, SEALED, CALLER, ...READERS]) await db.query(definerFunction(fn));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA access CASCADE');
  }
}

/**
 * The code over `told`, the fields as bytes. The pid and the time before them have fixed lengths, in binary form: as
 * text they were a third of the cost, and each statement asks several times.
 */
const CODE = `(
        SELECT convert_to('#' || encode(sha256(k.outer_block || sha256(k.inner_block || int4send(pg_backend_pid())
          || timestamptz_send(transaction_timestamp()) || told)), 'hex'), 'UTF8')
        FROM access.sealing_key k)`;

const SEAL = {
  name: 'access.seal',
  args: 'account uuid, session uuid, site_role text, implicit boolean, labels int4[], clearance jsonb',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      told bytea := convert_to(concat_ws('|', account::text, session::text, site_role,
        CASE WHEN implicit THEN 't' ELSE 'f' END, labels::text, clearance::text), 'UTF8');
    BEGIN
      IF num_nulls(account, session, site_role, implicit, labels, clearance) > 0 THEN
        RAISE null_value_not_allowed USING MESSAGE = 'a principal has no empty field';
      END IF;
      PERFORM set_config('ruche.principal', convert_from(told || ${CODE}, 'UTF8'), true);
    END`,
} as const;

/**
 * NULL without a principal; an error when there is one and its code is wrong, because that is an attack. The code is
 * computed in place: a function of its own doubled the time.
 */
const SEALED = {
  name: 'access.sealed',
  args: '',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      held bytea := convert_to(current_setting('ruche.principal', true), 'UTF8');
      told bytea;
    BEGIN
      IF held IS NULL OR held = '' THEN RETURN NULL; END IF;
      IF octet_length(held) < 66 THEN
        RAISE insufficient_privilege USING MESSAGE = 'the seal of the principal is broken';
      END IF;
      told := substring(held FROM 1 FOR octet_length(held) - 65);
      IF held IS DISTINCT FROM told || ${CODE} THEN
        RAISE insufficient_privilege USING MESSAGE = 'the seal of the principal is broken';
      END IF;
      RETURN convert_from(told, 'UTF8');
    END`,
} as const;

/** All that most functions ask of the caller, for one look at the seal. Without a principal: nobody, who reads nothing. */
const CALLER = {
  name: 'access.caller',
  args: '',
  returns: 'access.principal',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      part text[] := string_to_array(access.sealed(), '|');
    BEGIN
      RETURN ROW(part[1]::uuid, part[2]::uuid, part[3], coalesce(part[4] = 't', false),
        coalesce(part[5]::int4[], '{}'))::access.principal;
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
