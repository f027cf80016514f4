import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { COMPANIONS, FOLD, FOLD_PROFILE } from './folding.sql.js';
import { PUT_PROFILE } from './1763720040000-profile.js';
import { PUT_LEFT, PUT_PROFILES, UPDATE_OWN } from './profiles.sql.js';
import { CHART_ROOTS, OPEN_SESSION, PLACES, presence, search } from './search.sql.js';
import { ADD_CORRESPONDENT, ANSWERS_FOR, IS_ABOVE, REMOVE_CORRESPONDENT } from './correspondents.sql.js';
import { PEOPLE_TABLES, TABLES_GONE } from './people-tables.sql.js';

/**
 * Profiles grow: what the directory says, what people say of themselves, who follows whom, whom to ask about what.
 * Whoever sees a profile sees what hangs on it, and nobody else: every policy here asks the policy of the profile.
 */
export class People1763720091000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION people.put_profile');
    await db.query(definerFunction(COMPANIONS));
    await db.query(definerFunction(FOLD));
    await db.query(PEOPLE_TABLES);
    await db.query(definerFunction(FOLD_PROFILE));
    await db.query(`
      CREATE TRIGGER profile_fold BEFORE INSERT OR UPDATE OF display_name, unit, site ON people.profile
        FOR EACH ROW EXECUTE FUNCTION people.fold_profile();
      ALTER TABLE people.profile NO FORCE ROW LEVEL SECURITY;
      UPDATE people.profile SET display_name = display_name;
      DO $$ BEGIN
        IF EXISTS (SELECT FROM people.profile p WHERE p.name_key = '') THEN RAISE EXCEPTION 'a profile without its key'; END IF;
      END $$;
      ALTER TABLE people.profile FORCE ROW LEVEL SECURITY;
      -- What nearly everybody may is asked first: the rest is then never looked for.
      ALTER POLICY profile_select ON people.profile
        USING ((SELECT access.enters_implicitly()) OR id = (SELECT access.me())
          OR id = ANY ((SELECT people.companions())::uuid[]));
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query('GRANT USAGE ON SCHEMA people TO ruche_sync');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('REVOKE USAGE ON SCHEMA people FROM ruche_sync');
    for (const { name } of FUNCTIONS.toReversed()) await db.query(`DROP FUNCTION ${name}`);
    await db.query(`
      ALTER POLICY profile_select ON people.profile
        USING (id = (SELECT access.me()) OR (SELECT access.enters_implicitly()));
      DROP TRIGGER profile_fold ON people.profile;
      DROP FUNCTION people.fold_profile;
    `);
    await db.query(TABLES_GONE);
    await db.query('DROP FUNCTION people.fold; DROP FUNCTION people.companions');
    await db.query(definerFunction(PUT_PROFILE));
  }
}

const FUNCTIONS = [
  PUT_PROFILES,
  PUT_LEFT,
  UPDATE_OWN,
  search(OPEN_SESSION),
  CHART_ROOTS,
  PLACES,
  presence(OPEN_SESSION),
  IS_ABOVE,
  ANSWERS_FOR,
  ADD_CORRESPONDENT,
  REMOVE_CORRESPONDENT,
];
