import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '#database';
import { letsIn } from './entering.sql.js';

/**
 * Spaces and the only membership table. A membership repeats the space's entry label (kept by the foreign key), so
 * that its policy needs no look at the space: a policy on membership that looked at spaces, whose policy looks at
 * memberships, recursed. A member who works below the entry label has no membership for as long.
 */
export class Spaces1763720050000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA spaces;
      GRANT USAGE, CREATE ON SCHEMA spaces TO ruche_definer;
      GRANT USAGE ON SCHEMA spaces TO ruche_app, ruche_relay;

      CREATE TABLE spaces.space (
        id uuid CONSTRAINT pk_space PRIMARY KEY,
        kind text NOT NULL CONSTRAINT ck_space_kind
          CHECK (kind IN ('community', 'project', 'watch', 'announcement', 'group', 'direct', 'personal', 'site')),
        name text NOT NULL,
        purpose text NOT NULL DEFAULT '',
        visibility text NOT NULL CONSTRAINT ck_space_visibility CHECK (visibility IN ('open', 'request', 'closed', 'hidden')),
        entry_label_id int4 NOT NULL CONSTRAINT fk_space_entry_label REFERENCES access.label (id),
        ceiling_label_id int4 NOT NULL CONSTRAINT fk_space_ceiling_label REFERENCES access.label (id),
        default_label_id int4 NOT NULL CONSTRAINT fk_space_default_label REFERENCES access.label (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_space_entry_label UNIQUE (id, entry_label_id)
      );
      CREATE UNIQUE INDEX uq_space_site ON spaces.space (kind) WHERE kind = 'site';
      CREATE TABLE spaces.membership (
        person_id uuid NOT NULL CONSTRAINT fk_membership_person REFERENCES auth.account (id),
        space_id uuid NOT NULL,
        entry_label_id int4 NOT NULL,
        role text NOT NULL DEFAULT 'member' CONSTRAINT ck_membership_role CHECK (role IN ('member', 'animator')),
        joined_at timestamptz NOT NULL DEFAULT now(),
        ends_at timestamptz,
        CONSTRAINT pk_membership PRIMARY KEY (person_id, space_id),
        CONSTRAINT fk_membership_space FOREIGN KEY (space_id, entry_label_id)
          REFERENCES spaces.space (id, entry_label_id) ON UPDATE CASCADE ON DELETE CASCADE
      );
      CREATE INDEX ix_membership_space ON spaces.membership (space_id);
      COMMENT ON COLUMN spaces.membership.ends_at IS 'From then on it counts for nothing, whether or not somebody has cleared it away. NULL: no end.';

      ${MINE}
      GRANT SELECT, INSERT, UPDATE, DELETE ON spaces.space, spaces.membership TO ruche_definer;
      GRANT SELECT ON spaces.space, spaces.membership TO ruche_app, ruche_backup;
      ALTER TABLE spaces.space ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE spaces.membership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY membership_own ON spaces.membership FOR SELECT TO ruche_app
        USING (person_id = (SELECT access.me()) AND entry_label_id = ANY ((SELECT access.labels())::int4[])
          AND (ends_at IS NULL OR ends_at > now()));
      CREATE POLICY space_select ON spaces.space FOR SELECT TO ruche_app
        USING (entry_label_id = ANY ((SELECT access.labels())::int4[])
          AND ((visibility <> 'hidden' AND (SELECT access.enters_implicitly()))
            OR EXISTS (SELECT FROM spaces.my_membership m WHERE m.space_id = space.id)));
    `);
    for (const fn of FUNCTIONS) await db.query(definerFunction(fn));
    await db.query(OUTBOX_SPACE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP POLICY outbox_space ON events.outbox');
    await db.query('DROP SCHEMA spaces CASCADE');
  }
}

/**
 * Where the sealed caller may enter: his memberships, and what is open to him without one. Policies of content ask these
 * views, which belong to the definer, and not the tables: the policies of memberships and spaces inside each other
 * policy made one list of messages a plan of seventy parts. The barrier keeps conditions of others behind their own.
 */
const MINE = `
      CREATE VIEW spaces.my_membership WITH (security_barrier = true) AS
        SELECT m.space_id, m.person_id, m.entry_label_id, m.role FROM spaces.membership m
        WHERE m.person_id = (SELECT access.me()) AND m.entry_label_id = ANY ((SELECT access.labels())::int4[])
          AND (m.ends_at IS NULL OR m.ends_at > now());
      CREATE VIEW spaces.my_open_space WITH (security_barrier = true) AS
        SELECT s.id AS space_id, s.entry_label_id FROM spaces.space s
        WHERE s.visibility = 'open' AND (SELECT access.enters_implicitly())
          AND s.entry_label_id = ANY ((SELECT access.labels())::int4[]);
      ALTER VIEW spaces.my_membership OWNER TO ruche_definer;
      ALTER VIEW spaces.my_open_space OWNER TO ruche_definer;
      GRANT SELECT ON spaces.my_membership, spaces.my_open_space TO ruche_app;`;

/**
 * Nobody announces events in a space that he may not enter. The outbox lies below this library and knows no
 * membership: hence a restrictive policy from here, on top of its own.
 */
const OUTBOX_SPACE = `
  CREATE POLICY outbox_space ON events.outbox AS RESTRICTIVE FOR INSERT TO ruche_app
    WITH CHECK (spaces.enters(space_id))`;

/** Whether somebody may enter one space. */
const LETS_IN = {
  name: 'spaces.lets_in',
  args: 'caller access.principal, asked uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN EXISTS (SELECT FROM spaces.space s WHERE s.id = asked AND ${letsIn('caller', 's')});
    END`,
} as const;

/**
 * Whether the caller may enter one space, for checks of single rows that are written: the plan of a function is kept,
 * while the policies of memberships and spaces inside another policy are planned anew with each statement (0.5 ms).
 */
const ENTERS = {
  name: 'spaces.enters',
  args: 'asked uuid',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN spaces.lets_in(access.caller(), asked);
    END`,
} as const;

/** The other side of a direct talk, and how many members a space has, for those who may enter it. */
export const MEMBERS_OF = {
  name: 'spaces.members_of',
  args: 'spaces_asked uuid[]',
  returns: 'TABLE (space_id uuid, members int4, other_name text)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller uuid := access.me();
      readable int4[] := access.labels();
    BEGIN
      RETURN QUERY
        SELECT own.space_id,
          (SELECT count(*)::int4 FROM spaces.membership m
            WHERE m.space_id = own.space_id AND (m.ends_at IS NULL OR m.ends_at > now())),
          CASE WHEN s.kind = 'direct' THEN (
            SELECT a.display_name FROM spaces.membership m JOIN auth.account a ON a.id = m.person_id
            WHERE m.space_id = own.space_id AND m.person_id <> caller LIMIT 1) END
        FROM spaces.membership own JOIN spaces.space s ON s.id = own.space_id
        WHERE own.person_id = caller AND own.space_id = ANY (spaces_asked) AND own.entry_label_id = ANY (readable)
          AND (own.ends_at IS NULL OR own.ends_at > now());
    END`,
} as const;

/**
 * Which of these sessions may read what carries a label in a space, judged afresh for each delivery: session, account,
 * clearance, working level, membership.
 */
const READERS = {
  name: 'spaces.readers',
  args: 'asked_space uuid, asked_label int4, sessions uuid[]',
  returns: 'uuid[]',
  volatility: 'VOLATILE',
  callableBy: ['ruche_relay'],
  body: `
    BEGIN
      RETURN ARRAY(
        WITH asked AS MATERIALIZED (
          SELECT s.id, s.working_level, a.id AS account_id, a.partner, a.clearance
          FROM auth.session s JOIN auth.account a ON a.id = s.account_id
          WHERE s.id = ANY (sessions) AND a.state = 'active' AND a.site_role = 'member'
            AND s.ended_at IS NULL AND s.expires_at > now() AND s.seen_at + s.idle > now()
        ), judged AS MATERIALIZED (
          -- Two hundred sessions hold a handful of clearances: each is judged once.
          SELECT kind.clearance, kind.working_level,
            access.readable_labels(access.cap_clearance(kind.clearance, kind.working_level)) AS ids
          FROM (SELECT DISTINCT clearance, working_level FROM asked) kind
        )
        SELECT asked.id
        FROM asked
          JOIN judged ON judged.clearance = asked.clearance AND judged.working_level = asked.working_level
          JOIN spaces.space p ON p.id = asked_space
        WHERE asked_label = ANY (judged.ids) AND p.entry_label_id = ANY (judged.ids)
          AND ((p.visibility = 'open' AND NOT asked.partner)
            OR EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = p.id AND m.person_id = asked.account_id
              AND (m.ends_at IS NULL OR m.ends_at > now()))));
    END`,
} as const;

const FUNCTIONS = [LETS_IN, ENTERS, MEMBERS_OF, READERS];
