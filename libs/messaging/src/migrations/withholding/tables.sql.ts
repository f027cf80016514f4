import { ENTERS, READABLE } from '../entry.sql.js';

/** The bit of messaging.message.decorations. It is set exactly while the words are elsewhere. */
export const WITHHELD = 128;

/** What is not shown, and the words, which leave the tables that readers read. */
export const TABLES = `
  CREATE TABLE messaging.withheld (
    message_id uuid NOT NULL CONSTRAINT fk_withheld_message REFERENCES messaging.message (id) ON DELETE CASCADE,
    reason text NOT NULL CONSTRAINT ck_withheld_reason CHECK (reason IN ('moderated', 'spill')),
    space_id uuid NOT NULL,
    label_id int4 NOT NULL,
    case_id uuid NOT NULL,
    rule text,
    at timestamptz(3) NOT NULL,
    CONSTRAINT pk_withheld PRIMARY KEY (message_id, reason, case_id)
  );
  COMMENT ON TABLE messaging.withheld IS
    'Why the words of a message are not shown. While it has one row, they lie in messaging.withheld_words.';
  CREATE INDEX ix_withheld_case ON messaging.withheld (case_id);

  CREATE TABLE messaging.withheld_words (
    message_id uuid NOT NULL CONSTRAINT fk_withheld_words_message REFERENCES messaging.message (id) ON DELETE CASCADE,
    kind text NOT NULL CONSTRAINT ck_withheld_words_kind CHECK (kind IN ('body', 'title', 'revision', 'forward', 'mentions')),
    version int4 NOT NULL,
    body text NOT NULL,
    rest jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT pk_withheld_words PRIMARY KEY (message_id, kind, version)
  );
  COMMENT ON TABLE messaging.withheld_words IS
    'The words of messages that are withheld, and what restores them as they were. Readable by no runtime role.';

  CREATE TABLE messaging.copy_of (
    message_id uuid CONSTRAINT pk_copy_of PRIMARY KEY,
    source_id uuid NOT NULL
  );
  COMMENT ON TABLE messaging.copy_of IS
    'Which message brought the words of which, for finding all copies. No foreign keys: a copy of a copy is still found when the one between is gone.';
  CREATE INDEX ix_copy_of_source ON messaging.copy_of (source_id);

  GRANT SELECT, INSERT ON messaging.copy_of TO ruche_definer;
  GRANT SELECT ON messaging.copy_of TO ruche_backup;
  ALTER TABLE messaging.copy_of ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT, DELETE ON messaging.withheld, messaging.withheld_words TO ruche_definer;
  GRANT DELETE ON messaging.message_removed TO ruche_definer;
  GRANT SELECT ON messaging.message_removed TO ruche_definer;
  GRANT SELECT (message_id, reason, space_id, label_id, rule, at) ON messaging.withheld TO ruche_app;
  GRANT SELECT ON messaging.withheld, messaging.withheld_words TO ruche_backup;
  ALTER TABLE messaging.withheld ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.withheld_words ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY withheld_select ON messaging.withheld FOR SELECT TO ruche_app
    USING (${READABLE} AND ${ENTERS('withheld')});
`;

/**
 * The trigger that judges what is written judges the writer too. What is withheld is changed by functions in the name of
 * somebody who may not even enter there: a copy goes with its source wherever it lies. Marks alone are no writing.
 */
export const KEEPING = `
  DROP TRIGGER message_keep ON messaging.message;
  CREATE TRIGGER message_keep AFTER INSERT ON messaging.message
    FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
  CREATE TRIGGER message_keep_change AFTER UPDATE OF space_id, label_id, body, deleted_at ON messaging.message
    FOR EACH ROW WHEN ((OLD.decorations | NEW.decorations) & ${WITHHELD} = 0) EXECUTE FUNCTION spaces.keep_content();
  DROP TRIGGER thread_keep_content ON messaging.thread;
  CREATE TRIGGER thread_keep_content AFTER INSERT OR UPDATE OF space_id, label_id, resolved_by, resolved_at ON messaging.thread
    FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
  CREATE TRIGGER message_keep_withheld BEFORE UPDATE OF body, deleted_at ON messaging.message
    FOR EACH ROW WHEN (OLD.decorations & ${WITHHELD} <> 0) EXECUTE FUNCTION messaging.keep_withheld();
  CREATE TRIGGER thread_keep_withheld BEFORE UPDATE ON messaging.thread
    FOR EACH ROW WHEN (NEW.title IS NOT NULL) EXECUTE FUNCTION messaging.keep_withheld_title();
  CREATE TRIGGER forward_note_copy AFTER INSERT ON messaging.forward
    FOR EACH ROW EXECUTE FUNCTION messaging.note_copy();
  CREATE TRIGGER reaction_decorate AFTER INSERT ON discussion.reaction
    FOR EACH ROW WHEN (NEW.subject_type = 'message') EXECUTE FUNCTION messaging.decorate_reacted();
`;

export const KEEPING_BEFORE = `
  DROP TRIGGER forward_note_copy ON messaging.forward;
  DROP TRIGGER reaction_decorate ON discussion.reaction;
  DROP TRIGGER thread_keep_withheld ON messaging.thread;
  DROP TRIGGER message_keep_withheld ON messaging.message;
  DROP TRIGGER thread_keep_content ON messaging.thread;
  CREATE TRIGGER thread_keep_content AFTER INSERT OR UPDATE ON messaging.thread
    FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
  DROP TRIGGER message_keep_change ON messaging.message;
  DROP TRIGGER message_keep ON messaging.message;
  CREATE TRIGGER message_keep AFTER INSERT OR UPDATE ON messaging.message
    FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
`;
