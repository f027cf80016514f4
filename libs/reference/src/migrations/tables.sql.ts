/** Where a row may be read: its label is the caller's to read, its space one's own or open to the house. */
const VISIBLE = (table: string): string => `label_id = ANY ((SELECT access.labels())::int4[]) AND (
    EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = ${table}.space_id AND m.person_id = (SELECT access.me()))
    OR ((SELECT access.enters_implicitly())
      AND EXISTS (SELECT FROM spaces.space s WHERE s.id = ${table}.space_id AND s.visibility = 'open')))`;

export const TABLES = `
  CREATE TABLE reference.list (
    id uuid CONSTRAINT pk_list PRIMARY KEY,
    space_id uuid NOT NULL CONSTRAINT fk_list_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    label_id int4 NOT NULL CONSTRAINT fk_list_label REFERENCES access.label (id),
    kind text NOT NULL CONSTRAINT ck_list_kind CHECK (kind IN ('acronym', 'programme', 'supplier', 'other')),
    name text NOT NULL CONSTRAINT ck_list_name CHECK (length(name) BETWEEN 1 AND 80),
    name_key text COLLATE "C" NOT NULL,
    description text NOT NULL,
    owner_id uuid NOT NULL CONSTRAINT fk_list_owner REFERENCES people.profile (id),
    fields jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL,
    archived_at timestamptz(3),
    CONSTRAINT uq_list_place UNIQUE (id, space_id)
  );
  COMMENT ON COLUMN reference.list.archived_at IS 'Read-only since then. NULL: in use.';
  CREATE INDEX ix_list_name ON reference.list (name_key, id);
  CREATE INDEX ix_list_space ON reference.list (space_id);

  CREATE TABLE reference.entry (
    id uuid CONSTRAINT pk_entry PRIMARY KEY,
    list_id uuid NOT NULL,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL CONSTRAINT fk_entry_label REFERENCES access.label (id),
    term text NOT NULL,
    term_key text COLLATE "C" NOT NULL,
    definition text NOT NULL,
    fields jsonb NOT NULL,
    version int4 NOT NULL,
    added_by uuid NOT NULL CONSTRAINT fk_entry_adder REFERENCES people.profile (id),
    changed_by uuid NOT NULL CONSTRAINT fk_entry_changer REFERENCES people.profile (id),
    changed_at timestamptz(3) NOT NULL,
    deleted_at timestamptz(3),
    CONSTRAINT fk_entry_list FOREIGN KEY (list_id, space_id) REFERENCES reference.list (id, space_id) ON DELETE CASCADE
  );
  CREATE INDEX ix_entry_list ON reference.entry (list_id, term_key, id);
  CREATE INDEX ix_entry_term ON reference.entry (term_key);
  CREATE INDEX ix_entry_space ON reference.entry (space_id);

  CREATE TABLE reference.entry_revision (
    entry_id uuid NOT NULL CONSTRAINT fk_entry_revision_entry REFERENCES reference.entry (id) ON DELETE CASCADE,
    version int4 NOT NULL,
    space_id uuid NOT NULL,
    label_id int4 NOT NULL,
    change text NOT NULL CONSTRAINT ck_entry_revision_change CHECK (change IN ('added', 'edited', 'reverted')),
    term text NOT NULL,
    definition text NOT NULL,
    fields jsonb NOT NULL,
    by_id uuid NOT NULL CONSTRAINT fk_entry_revision_by REFERENCES people.profile (id),
    written_at timestamptz(3) NOT NULL,
    CONSTRAINT pk_entry_revision PRIMARY KEY (entry_id, version)
  );
  COMMENT ON TABLE reference.entry_revision IS 'What an entry says at each version, the present one included.';

  GRANT SELECT, INSERT, UPDATE ON reference.list, reference.entry TO ruche_definer;
  GRANT SELECT, INSERT ON reference.entry_revision TO ruche_definer;
  GRANT SELECT ON reference.list, reference.entry, reference.entry_revision TO ruche_app, ruche_backup;
  ALTER TABLE reference.list ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE reference.entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE reference.entry_revision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY list_select ON reference.list FOR SELECT TO ruche_app USING (${VISIBLE('list')});
  CREATE POLICY entry_select ON reference.entry FOR SELECT TO ruche_app USING (${VISIBLE('entry')});
  CREATE POLICY entry_revision_select ON reference.entry_revision FOR SELECT TO ruche_app
    USING (${VISIBLE('entry_revision')});

  CREATE TRIGGER list_keep AFTER INSERT OR UPDATE ON reference.list
    FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
  CREATE TRIGGER entry_keep AFTER INSERT OR UPDATE ON reference.entry
    FOR EACH ROW EXECUTE FUNCTION spaces.keep_content();
  INSERT INTO spaces.content_table (name) VALUES ('reference.list'), ('reference.entry');
`;
