import { ENTERS, READABLE } from '../entry.sql.js';

/** Bit of messaging.message.decorations. */
const MARK = 64;

export const ACKNOWLEDGEMENT_TABLES = `
  CREATE TABLE messaging.acknowledgement_request (
    message_id uuid CONSTRAINT pk_acknowledgement_request PRIMARY KEY
      CONSTRAINT fk_acknowledgement_request_message REFERENCES messaging.message (id) ON DELETE CASCADE,
    conversation_id uuid NOT NULL,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL,
    author_id uuid NOT NULL,
    asked_at timestamptz(3) NOT NULL,
    due_at timestamptz(3),
    reminded_at timestamptz(3),
    reminders int4 NOT NULL DEFAULT 0
  );
  CREATE INDEX ix_acknowledgement_request_due
    ON messaging.acknowledgement_request ((coalesce(reminded_at, asked_at)), message_id);
  COMMENT ON COLUMN messaging.acknowledgement_request.due_at IS 'NULL: at any time.';
  COMMENT ON COLUMN messaging.acknowledgement_request.reminded_at IS 'When the sweep last looked after it; NULL: not yet.';

  CREATE TABLE messaging.acknowledgement (
    message_id uuid NOT NULL
      CONSTRAINT fk_acknowledgement_request REFERENCES messaging.acknowledgement_request (message_id) ON DELETE CASCADE,
    person_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL,
    due_order timestamptz(3) NOT NULL,
    given_at timestamptz(3),
    CONSTRAINT pk_acknowledgement PRIMARY KEY (message_id, person_id)
  );
  COMMENT ON TABLE messaging.acknowledgement IS 'One row for everybody who could read the message when it was posted: he was asked. Acknowledging fills it, so it cannot happen twice.';
  COMMENT ON COLUMN messaging.acknowledgement.due_order IS 'When it is due; infinity without a date.';
  COMMENT ON COLUMN messaging.acknowledgement.given_at IS 'NULL: not yet.';
  CREATE INDEX ix_acknowledgement_waiting ON messaging.acknowledgement (person_id, due_order, message_id)
    WHERE given_at IS NULL;
  CREATE INDEX ix_acknowledgement_given ON messaging.acknowledgement (message_id) WHERE given_at IS NOT NULL;

  GRANT SELECT ON messaging.acknowledgement TO ruche_app;
  GRANT SELECT, INSERT, UPDATE ON messaging.acknowledgement, messaging.acknowledgement_request TO ruche_definer;
  GRANT SELECT ON messaging.acknowledgement, messaging.acknowledgement_request TO ruche_backup;
  ALTER TABLE messaging.acknowledgement ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.acknowledgement_request ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY acknowledgement_own ON messaging.acknowledgement FOR SELECT TO ruche_app
    USING (person_id = (SELECT access.me()) AND ${READABLE} AND ${ENTERS('acknowledgement')});
`;

/** The author asks all who read his message when it is posted, himself apart, to acknowledge it. */
const ASK = {
  name: 'messaging.ask_acknowledgement',
  args: 'message uuid, due timestamptz, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := messaging.just_posted(message);
    BEGIN
      IF held.id IS NULL THEN RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such message'; END IF;
      INSERT INTO messaging.acknowledgement_request (message_id, conversation_id, space_id, label_id, author_id, asked_at, due_at)
        VALUES (held.id, held.conversation_id, held.space_id, held.label_id, held.author_id, moment, due);
      INSERT INTO messaging.acknowledgement (message_id, person_id, conversation_id, space_id, label_id, due_order)
        SELECT held.id, reader, held.conversation_id, held.space_id, held.label_id, coalesce(due, 'infinity')
        FROM messaging.people_reading(held.space_id, held.label_id) reader WHERE reader <> held.author_id;
      PERFORM messaging.decorate(held.id, ${MARK});
    END`,
} as const;

/**
 * The caller acknowledges. 'given'; 'already' when he had; 'unasked' when he reads the message and was not asked;
 * 'absent' for what he does not read. The author's screens hear of it, and the caller's own.
 */
const ACKNOWLEDGE = {
  name: 'messaging.acknowledge',
  args: 'message uuid, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
      held messaging.message;
    BEGIN
      SELECT m.* INTO held FROM messaging.message m
        WHERE m.id = message AND m.label_id = ANY (caller.labels) AND m.deleted_at IS NULL;
      IF NOT FOUND OR NOT spaces.lets_in(caller, held.space_id) THEN RETURN 'absent'; END IF;
      UPDATE messaging.acknowledgement a SET given_at = moment
        WHERE a.message_id = held.id AND a.person_id = caller.account_id AND a.given_at IS NULL;
      IF NOT FOUND THEN
        RETURN CASE WHEN EXISTS (SELECT FROM messaging.acknowledgement a
          WHERE a.message_id = held.id AND a.person_id = caller.account_id) THEN 'already' ELSE 'unasked' END;
      END IF;
      INSERT INTO events.outbox (id, type, subject_id, space_id, label_id) VALUES
        (gen_random_uuid(), 'acknowledgement.given', held.id, held.space_id, held.label_id),
        (gen_random_uuid(), 'own.changed', caller.account_id, held.space_id, held.label_id);
      RETURN 'given';
    END`,
} as const;

/** Of those of these messages that the caller reads and that ask for it: until when, how many have, and he himself. */
const ACKNOWLEDGEMENTS_OF = {
  name: 'messaging.acknowledgements_of',
  args: 'messages uuid[]',
  returns: 'TABLE (message_id uuid, due_at timestamptz, given int4, own text)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN QUERY
        SELECT r.message_id, r.due_at::timestamptz,
          (SELECT count(*)::int4 FROM messaging.acknowledgement g WHERE g.message_id = r.message_id AND g.given_at IS NOT NULL),
          coalesce((SELECT CASE WHEN o.given_at IS NULL THEN 'asked' ELSE 'given' END FROM messaging.acknowledgement o
            WHERE o.message_id = r.message_id AND o.person_id = caller.account_id), 'none')
        FROM messaging.acknowledgement_request r
        WHERE r.message_id = ANY (messages) AND r.label_id = ANY (caller.labels) AND spaces.lets_in(caller, r.space_id);
    END`,
} as const;

/** Whether the caller may see who has acknowledged: the author, and animators of the space, as far as they read it. */
const MAY_COUNT = `
      SELECT r.* INTO asked FROM messaging.acknowledgement_request r
        WHERE r.message_id = message AND r.label_id = ANY (caller.labels);
      IF NOT FOUND OR NOT spaces.lets_in(caller, asked.space_id)
        OR NOT (asked.author_id = caller.account_id OR spaces.animates(asked.space_id)) THEN RETURN; END IF;`;

/**
 * Who has acknowledged, and who has not yet of those who still read it, in the order of names. state: 'given',
 * 'waiting' or NULL for both. No row for whoever is neither author nor animator.
 */
const ACKNOWLEDGERS = {
  name: 'messaging.acknowledgers',
  args: 'message uuid, state text, after_id uuid, most int4',
  returns: 'TABLE (id uuid, display_name text, unit text, given_at timestamptz)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
      asked messaging.acknowledgement_request;
    BEGIN${MAY_COUNT}
      RETURN QUERY
        SELECT p.id, p.display_name, p.unit, a.given_at::timestamptz FROM messaging.acknowledgement a
          JOIN people.profile p ON p.id = a.person_id
        WHERE a.message_id = asked.message_id AND (state IS NULL OR (state = 'given') = (a.given_at IS NOT NULL))
          AND (a.given_at IS NOT NULL OR a.person_id IN (SELECT messaging.people_reading(asked.space_id, asked.label_id)))
          AND (after_id IS NULL OR (p.name_key, p.id) > (SELECT c.name_key, c.id FROM people.profile c
            JOIN messaging.acknowledgement ca ON ca.message_id = asked.message_id AND ca.person_id = c.id WHERE c.id = after_id))
        ORDER BY p.name_key, p.id LIMIT most;
    END`,
} as const;

/** How many have, and how many have not yet of those who still read it. No row for whoever may not know. */
const ACKNOWLEDGED = {
  name: 'messaging.acknowledged',
  args: 'message uuid',
  returns: 'TABLE (given int4, waiting int4)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
      asked messaging.acknowledgement_request;
    BEGIN${MAY_COUNT}
      RETURN QUERY
        SELECT count(a.given_at)::int4, count(*) FILTER (WHERE a.given_at IS NULL
          AND a.person_id IN (SELECT messaging.people_reading(asked.space_id, asked.label_id)))::int4
        FROM messaging.acknowledgement a WHERE a.message_id = asked.message_id;
    END`,
} as const;

/**
 * Reminds those who have not acknowledged, of messages that nobody was reminded of for so many minutes: their open
 * screens ask again. Whoever cannot read the message any more is not reminded; a deleted or withheld message asks for nothing.
 * @returns of each message that somebody was reminded of, how many, and for the how-manieth time.
 */
const REMIND = {
  name: 'messaging.remind_acknowledgements',
  args: 'minutes int4, most int4',
  returns: 'TABLE (message_id uuid, label_id int4, label_wire_id uuid, waiting int4, reminders int4)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      due messaging.acknowledgement_request;
      persons uuid[];
    BEGIN
      FOR due IN SELECT r.* FROM messaging.acknowledgement_request r
          JOIN messaging.message m ON m.id = r.message_id AND m.deleted_at IS NULL AND m.decorations & 128 = 0
        WHERE coalesce(r.reminded_at, r.asked_at) <= now() - make_interval(mins => minutes)
          AND EXISTS (SELECT FROM messaging.acknowledgement a WHERE a.message_id = r.message_id AND a.given_at IS NULL)
        ORDER BY coalesce(r.reminded_at, r.asked_at), r.message_id LIMIT most FOR NO KEY UPDATE OF r SKIP LOCKED
      LOOP
        persons := ARRAY(SELECT a.person_id FROM messaging.acknowledgement a
          WHERE a.message_id = due.message_id AND a.given_at IS NULL
            AND a.person_id IN (SELECT messaging.people_reading(due.space_id, due.label_id)));
        UPDATE messaging.acknowledgement_request r SET reminded_at = now(),
            reminders = r.reminders + (cardinality(persons) > 0)::int4
          WHERE r.message_id = due.message_id;
        CONTINUE WHEN cardinality(persons) = 0;
        INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
          SELECT gen_random_uuid(), 'own.changed', here.account_id, due.space_id, due.label_id
          FROM (SELECT DISTINCT s.account_id FROM auth.session s
            WHERE s.ended_at IS NULL AND s.expires_at > now() AND s.seen_at + s.idle > now()
              AND s.account_id = ANY (persons)) here;
        message_id := due.message_id;
        label_id := due.label_id;
        label_wire_id := (SELECT l.wire_id FROM access.label l WHERE l.id = due.label_id);
        waiting := cardinality(persons);
        reminders := due.reminders + 1;
        RETURN NEXT;
      END LOOP;
    END`,
} as const;

export const ACKNOWLEDGING = [ASK, ACKNOWLEDGE, ACKNOWLEDGEMENTS_OF, ACKNOWLEDGERS, ACKNOWLEDGED, REMIND];
