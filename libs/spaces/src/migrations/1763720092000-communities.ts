import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { FOLLOWING } from './communities/following.sql.js';
import { GROUPS } from './communities/groups.sql.js';
import { JOINING } from './communities/joining.sql.js';
import { COMPANIONS, JUDGING, NO_COMPANIONS } from './communities/judging.sql.js';
import { MAKING } from './communities/making.sql.js';
import { MEMBERS } from './communities/members.sql.js';
import { NOTING } from './communities/noting.sql.js';
import { READING } from './communities/reading.sql.js';
import { RULES } from './communities/rules.sql.js';
import { SETTLING } from './communities/settling.sql.js';
import { DROP_TABLES, MEETING_KINDS, POLICIES, TABLES } from './communities/tables.sql.js';

/**
 * Spaces that people make: communities, projects, watch cells, announcements. Every change goes through a function that
 * checks the sealed caller under the lock of the space; a membership stands on reasons that are kept beside it.
 */
export class Communities1763720092000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(POLICIES);
    await db.query(definerFunction(COMPANIONS));
    await db.query(TRIGGERS);
    await db.query(OUTBOX_ENTRY);
    await db.query(EXPLAIN);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER unrecorded_require ON spaces.unrecorded;
      DROP TRIGGER membership_explain ON spaces.membership;
      DROP TRIGGER profile_follow_new ON people.profile;
      DROP TRIGGER profile_follow ON people.profile;
      DROP TRIGGER expertise_follow_new ON people.expertise;
      DROP TRIGGER expertise_follow_gone ON people.expertise;
      DROP TRIGGER account_follow ON auth.account;
    `);
    await db.query('DROP POLICY outbox_entry ON events.outbox');
    await db.query(definerFunction(NO_COMPANIONS));
    await db.query('DROP POLICY home_select ON spaces.home');
    await db.query('DROP POLICY follow_up_select ON spaces.follow_up');
    await db.query('DROP POLICY request_select ON spaces.request');
    await db.query('DROP POLICY rule_select ON spaces.rule');
    for (const { name } of [...FUNCTIONS].reverse()) await db.query(`DROP FUNCTION ${name}`);
    await db.query(DROP_TABLES);
    await db.query('REVOKE USAGE ON SCHEMA spaces FROM ruche_auth, ruche_sync');
  }
}

const FUNCTIONS = [
  ...JUDGING,
  ...NOTING,
  ...SETTLING,
  ...MAKING,
  ...MEMBERS,
  ...JOINING,
  ...READING,
  ...RULES,
  ...GROUPS,
  ...FOLLOWING,
];

const TRIGGERS = `
  GRANT USAGE ON SCHEMA spaces TO ruche_auth, ruche_sync;
  CREATE TRIGGER membership_explain AFTER INSERT ON spaces.membership
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION spaces.explain_membership();
  CREATE CONSTRAINT TRIGGER unrecorded_require AFTER INSERT ON spaces.unrecorded
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION spaces.require_records();
  CREATE TRIGGER profile_follow_new AFTER INSERT ON people.profile
    REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION spaces.follow_people();
  CREATE TRIGGER profile_follow AFTER UPDATE ON people.profile
    REFERENCING OLD TABLE AS before NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION spaces.follow_people();
  CREATE TRIGGER expertise_follow_new AFTER INSERT ON people.expertise
    REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION spaces.follow_people();
  CREATE TRIGGER expertise_follow_gone AFTER DELETE ON people.expertise
    REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION spaces.follow_people();
  CREATE TRIGGER account_follow AFTER UPDATE ON auth.account
    REFERENCING OLD TABLE AS before NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION spaces.follow_people();
`;

/** Whose entry changed is said by the functions that change it, and by nobody else: it goes to other people's screens. */
const OUTBOX_ENTRY = `
  CREATE POLICY outbox_entry ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (type <> 'space.entry_changed');`;

/** Memberships from before have the reason that they would have now. */
const EXPLAIN = `
  ALTER TABLE spaces.membership NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE spaces.space NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE spaces.membership_source NO FORCE ROW LEVEL SECURITY;
  INSERT INTO spaces.membership_source (space_id, person_id, source)
    SELECT m.space_id, m.person_id, 'hand' FROM spaces.membership m
      JOIN spaces.space s ON s.id = m.space_id AND s.kind IN ${MEETING_KINDS};
  DO $$ BEGIN
    IF EXISTS (SELECT FROM spaces.membership m JOIN spaces.space s ON s.id = m.space_id AND s.kind IN ${MEETING_KINDS}
      WHERE NOT EXISTS (SELECT FROM spaces.membership_source r WHERE r.space_id = m.space_id AND r.person_id = m.person_id)) THEN
      RAISE EXCEPTION 'a membership without a reason';
    END IF;
  END $$;
  ALTER TABLE spaces.membership_source FORCE ROW LEVEL SECURITY;
  ALTER TABLE spaces.space FORCE ROW LEVEL SECURITY;
  ALTER TABLE spaces.membership FORCE ROW LEVEL SECURITY;
`;
