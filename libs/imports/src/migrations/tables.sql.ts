import { IMPORT_PIECE_BYTES, IMPORT_PROBLEMS, IMPORT_STATES, MAX_IMPORT_BYTES } from '#contracts';

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/**
 * An import is the affair of who began it: he, and nobody else, reads what his file holds, and only while he animates
 * the space and dominates the label. Nothing here is written but by functions.
 */
export const TABLES = `
  CREATE TABLE imports.run (
    id uuid CONSTRAINT pk_run PRIMARY KEY,
    space_id uuid NOT NULL CONSTRAINT fk_run_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    label_id int4 NOT NULL CONSTRAINT fk_run_label REFERENCES access.label (id),
    created_by uuid NOT NULL CONSTRAINT fk_run_creator REFERENCES people.profile (id),
    format text NOT NULL CONSTRAINT ck_run_format CHECK (format IN ('mattermost')),
    file_name text NOT NULL CONSTRAINT ck_run_file_name CHECK (length(file_name) BETWEEN 1 AND 200),
    size_bytes bigint NOT NULL CONSTRAINT ck_run_size CHECK (size_bytes BETWEEN 1 AND ${MAX_IMPORT_BYTES}),
    digest text NOT NULL CONSTRAINT ck_run_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
    state text NOT NULL DEFAULT 'uploading' CONSTRAINT ck_run_state CHECK (state IN (${listed(IMPORT_STATES)})),
    problem text CONSTRAINT ck_run_problem CHECK (problem IN (${listed(IMPORT_PROBLEMS)})),
    preview jsonb,
    created_at timestamptz(3) NOT NULL,
    phase_at timestamptz(3) NOT NULL,
    started_at timestamptz(3),
    ended_at timestamptz(3),
    checked_bytes bigint NOT NULL DEFAULT 0,
    cursor_line int4 NOT NULL DEFAULT 0,
    cursor_part int4 NOT NULL DEFAULT 0,
    cursor_bytes bigint NOT NULL DEFAULT 0,
    imported int4 NOT NULL DEFAULT 0,
    skipped int4 NOT NULL DEFAULT 0,
    refused int4 NOT NULL DEFAULT 0,
    removed int4 NOT NULL DEFAULT 0,
    kept int4 NOT NULL DEFAULT 0,
    CONSTRAINT ck_run_stopped CHECK ((state = 'stopped') = (problem IS NOT NULL))
  );
  COMMENT ON COLUMN imports.run.label_id IS 'Of the file, and of every message that comes out of it.';
  COMMENT ON COLUMN imports.run.digest IS 'SHA-256 over the SHA-256 of each piece.';
  COMMENT ON COLUMN imports.run.phase_at IS 'When what is under way began: the rate counts from here.';
  COMMENT ON COLUMN imports.run.started_at IS 'When messages began to be written; nothing that is imported is newer. NULL: not yet.';
  COMMENT ON COLUMN imports.run.cursor_line IS 'Lines that are done with: committed with the messages that came out of them.';
  COMMENT ON COLUMN imports.run.cursor_part IS 'Of the line after them, the messages that are done with: a line may hold thousands of answers.';
  COMMENT ON COLUMN imports.run.cursor_bytes IS 'Where the line after them begins.';
  CREATE INDEX ix_run_space ON imports.run (space_id, created_by, id DESC);

  CREATE TABLE imports.piece (
    run_id uuid NOT NULL CONSTRAINT fk_piece_run REFERENCES imports.run (id) ON DELETE CASCADE,
    n int4 NOT NULL,
    bytes bytea NOT NULL CONSTRAINT ck_piece_bytes CHECK (octet_length(bytes) BETWEEN 1 AND ${IMPORT_PIECE_BYTES}),
    CONSTRAINT pk_piece PRIMARY KEY (run_id, n)
  );
  COMMENT ON TABLE imports.piece IS 'The file, until the import is over or a week old. Read by nobody but imports.read_piece.';
  ALTER TABLE imports.piece ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE imports.author (
    run_id uuid NOT NULL CONSTRAINT fk_author_run REFERENCES imports.run (id) ON DELETE CASCADE,
    username text COLLATE "C" NOT NULL,
    display_name text NOT NULL,
    mail text,
    posts int4 NOT NULL,
    person_id uuid CONSTRAINT fk_author_person REFERENCES people.profile (id),
    found_by text CONSTRAINT ck_author_found_by CHECK (found_by IN ('mail', 'username', 'hand')),
    CONSTRAINT pk_author PRIMARY KEY (run_id, username)
  );
  COMMENT ON COLUMN imports.author.mail IS 'For proposing who it is; forgotten when the import is over.';
  COMMENT ON COLUMN imports.author.person_id IS 'NULL: nobody here; the name stands as text in front of what was written.';

  CREATE TABLE imports.channel (
    run_id uuid NOT NULL CONSTRAINT fk_channel_run REFERENCES imports.run (id) ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    display_name text NOT NULL,
    is_private boolean NOT NULL,
    posts int4 NOT NULL,
    replies int4 NOT NULL,
    space_id uuid CONSTRAINT fk_channel_space REFERENCES spaces.space (id) ON DELETE SET NULL,
    CONSTRAINT pk_channel PRIMARY KEY (run_id, key)
  );
  COMMENT ON COLUMN imports.channel.space_id IS 'NULL: it is left out.';

  CREATE TABLE imports.entry (
    run_id uuid NOT NULL CONSTRAINT fk_entry_run REFERENCES imports.run (id) ON DELETE CASCADE,
    line int4 NOT NULL,
    part int4 NOT NULL,
    outcome text NOT NULL
      CONSTRAINT ck_entry_outcome CHECK (outcome IN ('imported', 'skipped', 'refused', 'removed', 'kept')),
    codes text[] NOT NULL,
    channel text,
    author text,
    reactions_left int4 NOT NULL,
    message_id uuid,
    CONSTRAINT pk_entry PRIMARY KEY (run_id, line, part),
    CONSTRAINT ck_entry_message CHECK (message_id IS NULL OR outcome IN ('imported', 'removed', 'kept'))
  );
  COMMENT ON COLUMN imports.entry.message_id IS 'What this run made. No foreign key: people and retention may end the message.';
  CREATE INDEX ix_entry_outcome ON imports.entry (run_id, outcome, line, part);

  GRANT SELECT, INSERT, UPDATE, DELETE ON imports.run, imports.piece, imports.author, imports.channel, imports.entry
    TO ruche_definer;
  GRANT SELECT ON imports.run, imports.author, imports.channel, imports.entry TO ruche_app;
  GRANT SELECT ON imports.run, imports.piece, imports.author, imports.channel, imports.entry TO ruche_backup;
`;

const OF_OWN_RUN = (table: string): string => `
  CREATE POLICY ${table}_select ON imports.${table} FOR SELECT TO ruche_app
    USING (EXISTS (SELECT FROM imports.run r WHERE r.id = ${table}.run_id));`;

export const POLICIES = `
  ${['run', 'piece', 'author', 'channel', 'entry']
    .map((name) => `ALTER TABLE imports.${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`)
    .join('\n  ')}
  CREATE POLICY run_select ON imports.run FOR SELECT TO ruche_app
    USING (created_by = (SELECT access.me()) AND label_id = ANY ((SELECT access.labels())::int4[])
      AND spaces.animates(space_id));
  ${['author', 'channel', 'entry'].map(OF_OWN_RUN).join('')}
`;
