import { ENTERS, READABLE } from '../entry.sql.js';

/** Where the rows of a table lie, and what they carry: as the message that they belong to. */
const PLACE = `
        conversation_id uuid NOT NULL,
        space_id uuid NOT NULL,
        label_id int4 NOT NULL`;

const ownedBy = (table: string): string =>
  `uuid NOT NULL CONSTRAINT fk_${table}_message REFERENCES messaging.message (id) ON DELETE CASCADE`;

/** Columns and tables of topics, quotes, forwards and mentions. Only functions write into the tables. */
export const TABLES = `
      ALTER TABLE messaging.message
        ADD COLUMN thread_id uuid CONSTRAINT fk_message_thread REFERENCES messaging.message (id),
        ADD COLUMN priority text NOT NULL DEFAULT 'normal'
          CONSTRAINT ck_message_priority CHECK (priority IN ('normal', 'important', 'urgent')),
        ADD COLUMN decorations int4 NOT NULL DEFAULT 0,
        DROP CONSTRAINT ck_message_body,
        ADD CONSTRAINT ck_message_body
          CHECK (length(body) <= 20000 AND (body <> '' OR deleted_at IS NOT NULL OR decorations <> 0));
      COMMENT ON COLUMN messaging.message.thread_id IS 'The first message of the topic that it answers in. NULL: in the main flow.';
      COMMENT ON COLUMN messaging.message.decorations IS
        'One bit for each kind of thing that was ever hung on it: a page asks only for what some row of it has. See messaging.decorate.';
      DROP INDEX messaging.ix_message_conversation, messaging.ix_message_label;
      CREATE INDEX ix_message_flow ON messaging.message (conversation_id, label_id, id DESC) WHERE thread_id IS NULL;
      CREATE INDEX ix_message_reply ON messaging.message (thread_id, label_id, id DESC) WHERE thread_id IS NOT NULL;

      CREATE TABLE messaging.thread (
        root_id uuid CONSTRAINT pk_thread PRIMARY KEY
          CONSTRAINT fk_thread_root REFERENCES messaging.message (id) ON DELETE CASCADE,${PLACE},
        title text CONSTRAINT ck_thread_title CHECK (length(title) BETWEEN 1 AND 120),
        resolved_by uuid CONSTRAINT fk_thread_resolver REFERENCES people.profile (id),
        resolved_at timestamptz(3),
        CONSTRAINT ck_thread_resolved CHECK ((resolved_by IS NULL) = (resolved_at IS NULL))
      );
      COMMENT ON TABLE messaging.thread IS 'Topics: made with the first reply or the title of a message. The title carries the label of the first message.';

      CREATE TABLE messaging.quote (
        message_id ${ownedBy('quote')},
        position int4 NOT NULL CONSTRAINT ck_quote_position CHECK (position BETWEEN 1 AND 5),
        source_id uuid NOT NULL CONSTRAINT fk_quote_source REFERENCES messaging.message (id) ON DELETE CASCADE,${PLACE},
        CONSTRAINT pk_quote PRIMARY KEY (message_id, position),
        CONSTRAINT uq_quote_source UNIQUE (message_id, source_id)
      );
      CREATE INDEX ix_quote_source ON messaging.quote (source_id);

      CREATE TABLE messaging.forward (
        message_id ${ownedBy('forward')} CONSTRAINT pk_forward PRIMARY KEY,
        source_id uuid NOT NULL,${PLACE},
        author_id uuid NOT NULL CONSTRAINT fk_forward_author REFERENCES people.profile (id),
        body text NOT NULL,
        created_at timestamptz(3) NOT NULL
      );
      COMMENT ON TABLE messaging.forward IS 'Words of somebody, as they were when they were brought here.';
      COMMENT ON COLUMN messaging.forward.source_id IS
        'For nobody but messaging.forward_sources and those who look for copies: that a hidden message exists is told to nobody. No foreign key: the copy may outlive it.';
      CREATE INDEX ix_forward_source ON messaging.forward (source_id);

      CREATE TABLE messaging.mention (
        message_id ${ownedBy('mention')},
        person_id uuid CONSTRAINT fk_mention_person REFERENCES people.profile (id),
        kind text NOT NULL CONSTRAINT ck_mention_kind CHECK (kind IN ('person', 'space', 'here')),${PLACE},
        CONSTRAINT uq_mention UNIQUE NULLS NOT DISTINCT (message_id, kind, person_id),
        CONSTRAINT ck_mention_person CHECK ((kind = 'person') = (person_id IS NOT NULL))
      );
      COMMENT ON TABLE messaging.mention IS 'Only of people who may read the message: to be named in what one may not read leaves no trace.';
      CREATE INDEX ix_mention_person ON messaging.mention (person_id, message_id DESC) WHERE person_id IS NOT NULL;
      CREATE INDEX ix_mention_place ON messaging.mention (conversation_id, person_id, message_id DESC) WHERE person_id IS NOT NULL;
      CREATE INDEX ix_mention_all ON messaging.mention (conversation_id, message_id DESC) WHERE person_id IS NULL;

      CREATE TABLE messaging.thread_follow (
        person_id uuid NOT NULL CONSTRAINT fk_thread_follow_person REFERENCES people.profile (id),
        root_id uuid NOT NULL CONSTRAINT fk_thread_follow_root REFERENCES messaging.message (id) ON DELETE CASCADE,${PLACE},
        following boolean NOT NULL,
        last_read_id uuid,
        CONSTRAINT pk_thread_follow PRIMARY KEY (person_id, root_id)
      );
      COMMENT ON COLUMN messaging.thread_follow.following IS 'False: read, or left on purpose; nothing but its person turns it on again.';
      COMMENT ON COLUMN messaging.thread_follow.last_read_id IS 'Replies up to this id are read. NULL: none.';
      CREATE INDEX ix_thread_follow_root ON messaging.thread_follow (root_id);

      GRANT SELECT ON messaging.thread, messaging.quote, messaging.mention, messaging.thread_follow TO ruche_app;
      GRANT SELECT (message_id, conversation_id, space_id, label_id, author_id, body, created_at) ON messaging.forward TO ruche_app;
      GRANT SELECT ON messaging.thread, messaging.quote, messaging.forward, messaging.mention, messaging.thread_follow
        TO ruche_backup;
      GRANT SELECT, INSERT, UPDATE ON messaging.thread, messaging.thread_follow TO ruche_definer;
      GRANT SELECT, INSERT, DELETE ON messaging.quote, messaging.forward, messaging.mention TO ruche_definer;
      ALTER TABLE messaging.thread ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE messaging.quote ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE messaging.forward ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE messaging.mention ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE messaging.thread_follow ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY thread_select ON messaging.thread FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('thread')});
      CREATE POLICY quote_select ON messaging.quote FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('quote')});
      CREATE POLICY forward_select ON messaging.forward FOR SELECT TO ruche_app
        USING (${READABLE} AND ${ENTERS('forward')});
      CREATE POLICY mention_select ON messaging.mention FOR SELECT TO ruche_app
        USING ((person_id IS NULL OR person_id = (SELECT access.me())) AND ${READABLE} AND ${ENTERS('mention')});
      CREATE POLICY thread_follow_select ON messaging.thread_follow FOR SELECT TO ruche_app
        USING (person_id = (SELECT access.me()) AND ${READABLE} AND ${ENTERS('thread_follow')});
`;

export const NO_TABLES = `
      DROP TABLE messaging.thread_follow, messaging.mention, messaging.forward, messaging.quote, messaging.thread;
      DROP INDEX messaging.ix_message_flow, messaging.ix_message_reply;
      CREATE INDEX ix_message_conversation ON messaging.message (conversation_id, id DESC);
      CREATE INDEX ix_message_label ON messaging.message (conversation_id, label_id, id DESC);
      ALTER TABLE messaging.message DROP CONSTRAINT ck_message_body;
      ALTER TABLE messaging.message DROP COLUMN thread_id, DROP COLUMN priority, DROP COLUMN decorations;
      ALTER TABLE messaging.message ADD CONSTRAINT ck_message_body
        CHECK (length(body) BETWEEN (CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END) AND 20000) NOT VALID;
`;
