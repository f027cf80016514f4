import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';

/** What members see of each other. The id is the account's; nothing of clearances or compartments is here. */
export class Profile1763720040000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA people;
      GRANT USAGE, CREATE ON SCHEMA people TO ruche_definer;
      GRANT USAGE ON SCHEMA people TO ruche_app, ruche_auth, ruche_relay;
      CREATE TABLE people.profile (
        id uuid CONSTRAINT pk_profile PRIMARY KEY CONSTRAINT fk_profile_account REFERENCES auth.account (id),
        display_name text NOT NULL,
        unit text,
        language text,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      GRANT SELECT, INSERT, UPDATE ON people.profile TO ruche_definer;
      GRANT SELECT ON people.profile TO ruche_app, ruche_backup;
      ALTER TABLE people.profile ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY profile_select ON people.profile FOR SELECT TO ruche_app
        USING (id = (SELECT access.me()) OR (SELECT access.enters_implicitly()));
    `);
    await db.query(definerFunction(PUT_PROFILE));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA people CASCADE');
  }
}

/** The part of a profile that the directory decides, written at sign-in. */
export const PUT_PROFILE = {
  name: 'people.put_profile',
  args: 'account uuid, name text, unit_name text, chosen_language text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_auth'],
  body: `
    BEGIN
      INSERT INTO people.profile AS p (id, display_name, unit, language)
        VALUES (account, name, unit_name, chosen_language)
        ON CONFLICT (id) DO UPDATE SET
          display_name = excluded.display_name, unit = excluded.unit, language = excluded.language, updated_at = now();
    END`,
} as const;
