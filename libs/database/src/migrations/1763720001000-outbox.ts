import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from '../migration/definer-function.js';

/**
 * Events that wait for delivery: ids, space and label, never content. A row gets its position only after its
 * transaction has committed, from one sequencer at a time: readers that go on from the last position miss nothing,
 * however long a transaction was held open. Positions never leave the server.
 */
export class Outbox1763720001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA events;
      GRANT USAGE, CREATE ON SCHEMA events TO ruche_definer;
      GRANT USAGE ON SCHEMA events TO ruche_app, ruche_auth, ruche_relay, ruche_worker;

      CREATE SEQUENCE events.outbox_position;
      GRANT USAGE ON SEQUENCE events.outbox_position TO ruche_definer;

      CREATE TABLE events.outbox (
        id uuid CONSTRAINT pk_outbox PRIMARY KEY,
        position bigint CONSTRAINT uq_outbox_position UNIQUE,
        at timestamptz NOT NULL DEFAULT now(),
        type text NOT NULL,
        subject_id uuid NOT NULL,
        space_id uuid NOT NULL,
        label_id int4 NOT NULL
      );
      CREATE TABLE events.sequencer (
        one boolean CONSTRAINT pk_sequencer PRIMARY KEY DEFAULT true CONSTRAINT ck_sequencer_one CHECK (one),
        last_position bigint NOT NULL DEFAULT 0
      );
      COMMENT ON COLUMN events.sequencer.last_position IS
        'Visible with the events themselves. The outbox forgets what it held, and the sequence is ahead of what has committed.';
      COMMENT ON TABLE events.sequencer IS 'Its one row is locked by who gives positions. An advisory lock could be held by anybody.';
      INSERT INTO events.sequencer DEFAULT VALUES;
      GRANT SELECT, UPDATE ON events.sequencer TO ruche_definer;
      ALTER TABLE events.sequencer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE TABLE events.outbox_pending (id uuid CONSTRAINT pk_outbox_pending PRIMARY KEY);
      GRANT SELECT, UPDATE, DELETE ON events.outbox TO ruche_definer;
      GRANT SELECT, INSERT, DELETE ON events.outbox_pending TO ruche_definer;
      GRANT INSERT (id, type, subject_id, space_id, label_id) ON events.outbox TO ruche_app;
      GRANT SELECT ON events.outbox TO ruche_relay;
      GRANT SELECT ON events.outbox, events.outbox_pending TO ruche_backup;
      ALTER TABLE events.outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE events.outbox_pending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY outbox_insert ON events.outbox FOR INSERT TO ruche_app
        WITH CHECK (label_id = ANY ((SELECT access.labels())::int4[]));
      CREATE POLICY outbox_relay ON events.outbox FOR SELECT TO ruche_relay USING (true);
    `);
    for (const fn of [PEND, SEQUENCE, NEXT, LATEST, PRUNE]) await db.query(definerFunction(fn));
    await db.query(`
      CREATE TRIGGER outbox_pend AFTER INSERT ON events.outbox
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION events.pend();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA events CASCADE');
  }
}

const PEND = {
  name: 'events.pend',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO events.outbox_pending (id) SELECT id FROM added;
      RETURN NULL;
    END`,
} as const;

/**
 * Gives positions to what has committed. The lock is held until this transaction's end, so positions become visible
 * in their own order. Returns how many rows got one; 0 also when another sequencer is at work.
 */
const SEQUENCE = {
  name: 'events.sequence',
  args: 'most int4',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_relay'],
  body: `
    DECLARE
      done int4;
      latest bigint;
    BEGIN
      IF NOT EXISTS (SELECT FROM events.outbox_pending) THEN RETURN 0; END IF;
      PERFORM FROM events.sequencer FOR UPDATE SKIP LOCKED;
      IF NOT FOUND THEN RETURN 0; END IF;
      WITH taken AS (
        DELETE FROM events.outbox_pending p
        WHERE p.id IN (SELECT q.id FROM events.outbox_pending q ORDER BY q.id LIMIT most)
        RETURNING p.id
      ), placed AS (
        SELECT ordered.id, nextval('events.outbox_position') AS position
        FROM (SELECT t.id FROM taken t ORDER BY t.id) ordered
      ), told AS (
        UPDATE events.outbox o SET position = placed.position FROM placed WHERE o.id = placed.id RETURNING o.position
      )
      SELECT count(*), max(told.position) INTO done, latest FROM told;
      UPDATE events.sequencer s SET last_position = latest WHERE latest IS NOT NULL;
      RETURN done;
    END`,
} as const;

/** Gives positions to what has committed and tells what comes after one, in order: a step of a relay in one round trip. */
const NEXT = {
  name: 'events.next',
  args: 'after bigint, most int4',
  returns: 'TABLE ("position" bigint, type text, subject_id uuid, space_id uuid, label_id int4)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_relay'],
  body: `
    BEGIN
      PERFORM events.sequence(most);
      RETURN QUERY SELECT o.position, o.type, o.subject_id, o.space_id, o.label_id FROM events.outbox o
        WHERE o.position > after ORDER BY o.position LIMIT most;
    END`,
} as const;

/** The last position that was given, also when its event is forgotten; 0 when there was none. */
const LATEST = {
  name: 'events.latest',
  args: '',
  returns: 'bigint',
  volatility: 'STABLE',
  callableBy: ['ruche_relay'],
  body: `
    BEGIN
      RETURN (SELECT s.last_position FROM events.sequencer s);
    END`,
} as const;

/** Forgets events older than 24 hours: an older cursor is answered with "resync". */
const PRUNE = {
  name: 'events.prune',
  args: '',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      gone int4;
    BEGIN
      DELETE FROM events.outbox o WHERE o.position IS NOT NULL AND o.at < now() - interval '24 hours';
      GET DIAGNOSTICS gone = ROW_COUNT;
      RETURN gone;
    END`,
} as const;
