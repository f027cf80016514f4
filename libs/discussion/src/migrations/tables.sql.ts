/** Where a row may be read: its label is the caller's to read, its space one's own or open to the house. */
const VISIBLE = (table: string): string => `label_id = ANY ((SELECT access.labels())::int4[]) AND (
    EXISTS (SELECT FROM spaces.my_membership m WHERE m.space_id = ${table}.space_id)
    OR EXISTS (SELECT FROM spaces.my_open_space s WHERE s.space_id = ${table}.space_id))`;

export const TABLES = `
  CREATE TABLE discussion.subject_table (
    subject_type text CONSTRAINT pk_subject_table PRIMARY KEY,
    name text NOT NULL,
    condition text NOT NULL
  );
  COMMENT ON TABLE discussion.subject_table IS
    'Tables whose rows are reacted to and commented: id, space_id, label_id. Written by migrations only.';
  COMMENT ON COLUMN discussion.subject_table.condition IS 'On a row t: while it holds, the row may be talked about.';

  CREATE TABLE discussion.reaction (
    id uuid CONSTRAINT pk_reaction PRIMARY KEY,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    space_id uuid NOT NULL CONSTRAINT fk_reaction_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    label_id int4 NOT NULL CONSTRAINT fk_reaction_label REFERENCES access.label (id),
    person_id uuid NOT NULL CONSTRAINT fk_reaction_person REFERENCES people.profile (id),
    reaction text NOT NULL CONSTRAINT ck_reaction_reaction
      CHECK (reaction IN ('agree', 'thanks', 'heart', 'celebrate', 'seen', 'done', 'question', 'idea')),
    given_at timestamptz(3) NOT NULL,
    taken_back_at timestamptz(3),
    CONSTRAINT uq_reaction UNIQUE (subject_id, subject_type, reaction, person_id)
  );
  COMMENT ON TABLE discussion.reaction IS 'Label and space are its subject''s.';
  COMMENT ON COLUMN discussion.reaction.taken_back_at IS 'Counts for nothing from then on. NULL: it stands.';
  CREATE INDEX ix_reaction_person ON discussion.reaction (person_id);
  CREATE INDEX ix_reaction_space ON discussion.reaction (space_id);

  CREATE TABLE discussion.comment (
    id uuid CONSTRAINT pk_comment PRIMARY KEY,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    space_id uuid NOT NULL CONSTRAINT fk_comment_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    label_id int4 NOT NULL CONSTRAINT fk_comment_label REFERENCES access.label (id),
    author_id uuid NOT NULL CONSTRAINT fk_comment_author REFERENCES people.profile (id),
    body text NOT NULL,
    version int4 NOT NULL,
    created_at timestamptz(3) NOT NULL,
    edited_at timestamptz(3),
    deleted_at timestamptz(3),
    CONSTRAINT ck_comment_body CHECK (length(body) BETWEEN (CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END) AND 5000)
  );
  CREATE INDEX ix_comment_subject ON discussion.comment (subject_id, subject_type, id DESC);
  CREATE INDEX ix_comment_space ON discussion.comment (space_id);

  CREATE TABLE discussion.comment_revision (
    comment_id uuid NOT NULL CONSTRAINT fk_comment_revision_comment REFERENCES discussion.comment (id) ON DELETE CASCADE,
    version int4 NOT NULL,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL,
    body text NOT NULL,
    written_at timestamptz(3) NOT NULL,
    CONSTRAINT pk_comment_revision PRIMARY KEY (comment_id, version)
  );
  CREATE TABLE discussion.comment_removed (LIKE discussion.comment_revision INCLUDING CONSTRAINTS,
    CONSTRAINT pk_comment_removed PRIMARY KEY (comment_id, version),
    CONSTRAINT fk_comment_removed_comment FOREIGN KEY (comment_id) REFERENCES discussion.comment (id) ON DELETE CASCADE);
  COMMENT ON TABLE discussion.comment_removed IS 'What deleted comments said: kept for retention, readable by no runtime role.';

  GRANT SELECT ON discussion.subject_table TO ruche_definer, ruche_backup;
  GRANT SELECT, INSERT, UPDATE ON discussion.reaction, discussion.comment TO ruche_definer;
  GRANT SELECT, INSERT, DELETE ON discussion.comment_revision TO ruche_definer;
  GRANT INSERT ON discussion.comment_removed TO ruche_definer;
  GRANT SELECT ON discussion.reaction, discussion.comment, discussion.comment_revision TO ruche_app, ruche_backup;
  GRANT SELECT ON discussion.comment_removed TO ruche_backup;
  ${['subject_table', 'reaction', 'comment', 'comment_revision', 'comment_removed']
    .map((name) => `ALTER TABLE discussion.${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`)
    .join('\n  ')}
  CREATE POLICY subject_table_owner ON discussion.subject_table TO ruche_owner USING (true) WITH CHECK (true);
  CREATE POLICY reaction_select ON discussion.reaction FOR SELECT TO ruche_app USING (${VISIBLE('reaction')});
  CREATE POLICY comment_select ON discussion.comment FOR SELECT TO ruche_app USING (${VISIBLE('comment')});
  CREATE POLICY comment_revision_select ON discussion.comment_revision FOR SELECT TO ruche_app
    USING (${VISIBLE('comment_revision')});

  CREATE TRIGGER comment_keep AFTER INSERT OR UPDATE ON discussion.comment
    FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
  INSERT INTO spaces.content_table (name) VALUES ('discussion.comment');
`;
