/** Largest photo, in bytes. */
export const MAX_PHOTO_BYTES = 204_800;

/** The caller sees the profile of the person in this column. */
const SEES = (column: string): string => `EXISTS (SELECT FROM people.profile seen WHERE seen.id = ${column})`;

export const PEOPLE_TABLES = `
  ALTER TABLE people.profile
    ADD COLUMN title text,
    ADD COLUMN mail text,
    ADD COLUMN phone text,
    ADD COLUMN mobile text,
    ADD COLUMN office text,
    ADD COLUMN site text,
    ADD COLUMN manager_id uuid CONSTRAINT fk_profile_manager REFERENCES auth.account (id)
      CONSTRAINT ck_profile_manager CHECK (manager_id <> id),
    ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
    ADD COLUMN about text NOT NULL DEFAULT '' CONSTRAINT ck_profile_about CHECK (length(about) <= 2000),
    ADD COLUMN active boolean NOT NULL DEFAULT true,
    ADD COLUMN photo_hash bytea,
    ADD COLUMN name_key text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN unit_key text COLLATE "C",
    ADD COLUMN site_key text COLLATE "C";
  COMMENT ON COLUMN people.profile.active IS 'False after the directory switched the account off: shown on what the person wrote, not found by default.';
  COMMENT ON COLUMN people.profile.manager_id IS 'As the directory says; managers may form a circle, and no walk may trust that they do not.';
  -- What a search walks through is the index alone: rows lie in no order, and 20,000 visits were most of its time.
  CREATE INDEX ix_profile_name ON people.profile (name_key, id) WHERE active;
  CREATE INDEX ix_profile_unit ON people.profile (unit_key, name_key, id) INCLUDE (unit) WHERE active;
  CREATE INDEX ix_profile_site ON people.profile (site_key, name_key, id) INCLUDE (site) WHERE active;
  CREATE INDEX ix_profile_manager ON people.profile (manager_id, name_key, id) WHERE active;
  CREATE INDEX ix_profile_left ON people.profile (id) WHERE NOT active;

  CREATE TABLE people.photo (
    person_id uuid CONSTRAINT pk_photo PRIMARY KEY
      CONSTRAINT fk_photo_person REFERENCES people.profile (id) ON DELETE CASCADE,
    type text NOT NULL CONSTRAINT ck_photo_type CHECK (type IN ('image/jpeg', 'image/png')),
    bytes bytea NOT NULL CONSTRAINT ck_photo_bytes CHECK (octet_length(bytes) <= ${MAX_PHOTO_BYTES}
      AND CASE type WHEN 'image/jpeg' THEN substr(bytes, 1, 3) = '\\xffd8ff'
        ELSE substr(bytes, 1, 8) = '\\x89504e470d0a1a0a' END)
  );
  CREATE TABLE people.expertise (
    person_id uuid NOT NULL CONSTRAINT fk_expertise_person REFERENCES people.profile (id) ON DELETE CASCADE,
    tag text COLLATE "C" NOT NULL,
    label text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_expertise PRIMARY KEY (person_id, tag)
  );
  CREATE INDEX ix_expertise_tag ON people.expertise (tag, person_id);
  CREATE TABLE people.expertise_confirmation (
    person_id uuid NOT NULL,
    tag text COLLATE "C" NOT NULL,
    by_id uuid NOT NULL CONSTRAINT fk_expertise_confirmation_by REFERENCES people.profile (id) ON DELETE CASCADE,
    confirmed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_expertise_confirmation PRIMARY KEY (person_id, tag, by_id),
    CONSTRAINT fk_expertise_confirmation FOREIGN KEY (person_id, tag)
      REFERENCES people.expertise (person_id, tag) ON DELETE CASCADE,
    CONSTRAINT ck_expertise_confirmation_other CHECK (person_id <> by_id)
  );
  CREATE TABLE people.follow (
    follower_id uuid NOT NULL CONSTRAINT fk_follow_follower REFERENCES people.profile (id) ON DELETE CASCADE,
    followed_id uuid NOT NULL CONSTRAINT fk_follow_followed REFERENCES people.profile (id) ON DELETE CASCADE,
    CONSTRAINT pk_follow PRIMARY KEY (follower_id, followed_id),
    CONSTRAINT ck_follow_other CHECK (follower_id <> followed_id)
  );
  CREATE TABLE people.correspondent (
    id uuid CONSTRAINT pk_correspondent PRIMARY KEY,
    person_id uuid NOT NULL CONSTRAINT fk_correspondent_person REFERENCES people.profile (id) ON DELETE CASCADE,
    scope text NOT NULL CONSTRAINT ck_correspondent_scope CHECK (scope IN ('unit', 'site')),
    place text NOT NULL,
    place_key text COLLATE "C" NOT NULL,
    subject text NOT NULL,
    subject_key text COLLATE "C" NOT NULL,
    by_id uuid NOT NULL CONSTRAINT fk_correspondent_by REFERENCES people.profile (id) ON DELETE CASCADE,
    CONSTRAINT uq_correspondent UNIQUE (person_id, scope, place_key, subject_key)
  );
  CREATE INDEX ix_correspondent_place ON people.correspondent (place_key, subject_key, id);

  GRANT SELECT, INSERT, UPDATE, DELETE ON people.photo, people.expertise, people.correspondent TO ruche_definer;
  GRANT SELECT ON people.follow, people.expertise_confirmation TO ruche_definer;
  GRANT SELECT ON people.photo, people.expertise, people.expertise_confirmation, people.follow, people.correspondent
    TO ruche_app, ruche_backup;
  GRANT INSERT, DELETE ON people.expertise_confirmation, people.follow TO ruche_app;

  ALTER TABLE people.photo ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE people.expertise ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE people.expertise_confirmation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE people.follow ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  ALTER TABLE people.correspondent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

  CREATE POLICY photo_select ON people.photo FOR SELECT TO ruche_app USING (${SEES('person_id')});
  CREATE POLICY expertise_select ON people.expertise FOR SELECT TO ruche_app USING (${SEES('person_id')});
  CREATE POLICY correspondent_select ON people.correspondent FOR SELECT TO ruche_app USING (${SEES('person_id')});
  CREATE POLICY expertise_confirmation_select ON people.expertise_confirmation FOR SELECT TO ruche_app
    USING (${SEES('person_id')} AND ${SEES('by_id')});
  CREATE POLICY expertise_confirmation_insert ON people.expertise_confirmation FOR INSERT TO ruche_app
    WITH CHECK (by_id = (SELECT access.me()) AND person_id <> (SELECT access.me())
      AND EXISTS (SELECT FROM people.expertise e
        WHERE e.person_id = expertise_confirmation.person_id AND e.tag = expertise_confirmation.tag));
  CREATE POLICY expertise_confirmation_delete ON people.expertise_confirmation FOR DELETE TO ruche_app
    USING (by_id = (SELECT access.me()));
  CREATE POLICY follow_own ON people.follow TO ruche_app
    USING (follower_id = (SELECT access.me()))
    WITH CHECK (follower_id = (SELECT access.me()) AND ${SEES('followed_id')});
`;

export const TABLES_GONE = `
  DROP TABLE people.correspondent, people.follow, people.expertise_confirmation, people.expertise, people.photo;
  ALTER TABLE people.profile
    DROP COLUMN title, DROP COLUMN mail, DROP COLUMN phone, DROP COLUMN mobile, DROP COLUMN office, DROP COLUMN site,
    DROP COLUMN manager_id, DROP COLUMN languages, DROP COLUMN about, DROP COLUMN active, DROP COLUMN photo_hash,
    DROP COLUMN name_key, DROP COLUMN unit_key, DROP COLUMN site_key;
`;
