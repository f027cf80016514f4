import { ENTERS, READABLE } from '../entry.sql.js';

/** One sign of life in so many seconds, for a person in a conversation. */
const EVERY_SECONDS = 3;

export const TYPING_TABLE = `
  CREATE UNLOGGED TABLE messaging.typing (
    person_id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    id uuid NOT NULL CONSTRAINT uq_typing_id UNIQUE,
    thread_id uuid,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL,
    display_name text NOT NULL,
    noted_at timestamptz NOT NULL,
    CONSTRAINT pk_typing PRIMARY KEY (person_id, conversation_id)
  );
  COMMENT ON TABLE messaging.typing IS 'Who writes where at this moment, under the label of what he writes. Lost with the server: it is true for seconds.';
  COMMENT ON COLUMN messaging.typing.id IS 'New each time: an event that is overtaken says nothing.';
  GRANT SELECT ON messaging.typing TO ruche_app, ruche_backup;
  GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.typing TO ruche_definer;
  ALTER TABLE messaging.typing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY typing_select ON messaging.typing FOR SELECT TO ruche_app USING (${READABLE} AND ${ENTERS('typing')});
`;

/**
 * The caller writes in a conversation, or in a topic of it, under this label. False when that is too soon after the last
 * time, or what he would send there could not be posted: a label above his own or above the ceiling, or below the topic's.
 */
const NOTE_TYPING = {
  name: 'messaging.note_typing',
  args: 'conversation uuid, thread uuid, label int4, fresh uuid',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
      place messaging.conversation;
    BEGIN
      SELECT c.* INTO place FROM messaging.conversation c WHERE c.id = conversation;
      -- A conversation that he may not enter is none.
      IF NOT FOUND OR NOT spaces.lets_in(caller, place.space_id) THEN RETURN false; END IF;
      IF NOT messaging.may_post(caller.account_id, conversation, place.space_id, label, thread)
        OR NOT messaging.writes_in(place.space_id) THEN RETURN false; END IF;
      INSERT INTO messaging.typing AS t
          (person_id, conversation_id, id, thread_id, space_id, label_id, display_name, noted_at)
        SELECT a.id, conversation, fresh, thread, place.space_id, label, a.display_name, clock_timestamp()
        FROM auth.account a WHERE a.id = caller.account_id
        ON CONFLICT (person_id, conversation_id) DO UPDATE SET id = excluded.id, thread_id = excluded.thread_id,
          label_id = excluded.label_id, display_name = excluded.display_name, noted_at = excluded.noted_at
        WHERE t.noted_at <= excluded.noted_at - interval '${EVERY_SECONDS} seconds';
      IF NOT FOUND THEN RETURN false; END IF;
      INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
        VALUES (gen_random_uuid(), 'typing.noted', fresh, place.space_id, label);
      RETURN true;
    END`,
} as const;

/** Who wrote an hour ago does not any more. */
const FORGET_TYPING = {
  name: 'messaging.forget_typing',
  args: '',
  returns: 'void',
  language: 'sql',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DELETE FROM messaging.typing t WHERE t.noted_at < now() - interval '1 hour'`,
} as const;

export const TYPING = [NOTE_TYPING, FORGET_TYPING];
