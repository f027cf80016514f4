import { ENTERS, READABLE } from '../entry.sql.js';

const OWN = `person_id = (SELECT access.me())`;
const ABOUT_READ_MESSAGE = (message: string): string =>
  `messaging.reads(${message}, conversation_id, space_id, label_id)`;

/** What people keep about messages. Each row repeats where its message lies and what label it carries. */
export const TABLES = `
  CREATE TABLE messaging.read_state (
    person_id uuid NOT NULL CONSTRAINT fk_read_state_person REFERENCES people.profile (id),
    conversation_id uuid NOT NULL,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL CONSTRAINT fk_read_state_label REFERENCES access.label (id),
    last_read_id uuid NOT NULL,
    CONSTRAINT pk_read_state PRIMARY KEY (person_id, conversation_id, label_id),
    CONSTRAINT fk_read_state_conversation FOREIGN KEY (conversation_id, space_id)
      REFERENCES messaging.conversation (id, space_id)
  );
  COMMENT ON TABLE messaging.read_state IS 'Up to where somebody has read, for each label: a session at a low level neither sees how far he read above it, nor finds unread what he has read there.';
  COMMENT ON COLUMN messaging.read_state.last_read_id IS 'The newest message of that label that was read. No foreign key: retention may end the message, the mark stays.';

  CREATE TABLE messaging.pin (
    id uuid CONSTRAINT pk_pin PRIMARY KEY,
    message_id uuid NOT NULL CONSTRAINT uq_pin_message UNIQUE
      CONSTRAINT fk_pin_message REFERENCES messaging.message (id) ON DELETE CASCADE,
    conversation_id uuid NOT NULL,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL,
    pinned_by uuid NOT NULL CONSTRAINT fk_pin_person REFERENCES people.profile (id),
    pinned_at timestamptz(3) NOT NULL
  );
  COMMENT ON COLUMN messaging.pin.id IS 'UUIDv7: its order is the order of pinning.';
  CREATE INDEX ix_pin_conversation ON messaging.pin (conversation_id, id DESC);

  CREATE TABLE messaging.saved (
    id uuid CONSTRAINT pk_saved PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT fk_saved_person REFERENCES people.profile (id),
    message_id uuid NOT NULL CONSTRAINT fk_saved_message REFERENCES messaging.message (id) ON DELETE CASCADE,
    conversation_id uuid NOT NULL,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL,
    saved_at timestamptz(3) NOT NULL,
    CONSTRAINT uq_saved UNIQUE (person_id, message_id)
  );
  COMMENT ON COLUMN messaging.saved.id IS 'UUIDv7: its order is the order of saving.';
  CREATE INDEX ix_saved_person ON messaging.saved (person_id, id DESC);
  CREATE INDEX ix_saved_message ON messaging.saved (message_id);

  GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.read_state TO ruche_app;
  GRANT SELECT, INSERT, DELETE ON messaging.pin, messaging.saved TO ruche_app;
  GRANT SELECT ON messaging.read_state TO ruche_definer;
  GRANT SELECT ON messaging.read_state, messaging.pin, messaging.saved TO ruche_backup;
  ALTER TABLE messaging.read_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.pin ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.saved ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
`;

export const POLICIES = `
  CREATE POLICY read_state_own ON messaging.read_state TO ruche_app
    USING (${OWN} AND ${READABLE} AND ${ENTERS('read_state')})
    WITH CHECK (${OWN} AND ${ABOUT_READ_MESSAGE('last_read_id')});
  CREATE POLICY pin_select ON messaging.pin FOR SELECT TO ruche_app USING (${READABLE} AND ${ENTERS('pin')});
  CREATE POLICY pin_insert ON messaging.pin FOR INSERT TO ruche_app
    WITH CHECK (pinned_by = (SELECT access.me()) AND ${ABOUT_READ_MESSAGE('message_id')}
      AND messaging.writes_in(space_id));
  CREATE POLICY pin_delete ON messaging.pin FOR DELETE TO ruche_app
    USING (${READABLE} AND messaging.writes_in(space_id));
  CREATE POLICY saved_own ON messaging.saved TO ruche_app
    USING (${OWN} AND ${READABLE} AND ${ENTERS('saved')})
    WITH CHECK (${OWN} AND ${ABOUT_READ_MESSAGE('message_id')});
  CREATE TRIGGER pin_keep AFTER INSERT ON messaging.pin FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
  CREATE TRIGGER pin_hang_on AFTER INSERT ON messaging.pin FOR EACH ROW EXECUTE FUNCTION messaging.hang_on('16');
  CREATE TRIGGER saved_hang_on AFTER INSERT ON messaging.saved FOR EACH ROW EXECUTE FUNCTION messaging.hang_on('32');
`;
