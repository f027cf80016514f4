/** Kinds of spaces that the directory of spaces shows. */
export const MEETING_KINDS = `('community', 'project', 'watch', 'announcement')`;

/** A membership or a reason for one that counts now: what is over counts for nothing, cleared away or not. */
export const standing = (alias: string): string => `(${alias}.ends_at IS NULL OR ${alias}.ends_at > now())`;

/** A reason that counts now: of a partner's, somebody of the house also answers for him. */
export const counting = (alias: string): string =>
  `(${alias}.sponsor_lost_at IS NULL AND ${standing(alias)})`;

/** Tables of what people make of spaces, and who reads them. Only the functions of this migration write. */
export const TABLES = `
  ALTER TABLE spaces.space ADD COLUMN archived_at timestamptz;
  COMMENT ON COLUMN spaces.space.archived_at IS 'Read-only since then. NULL: in use.';

  CREATE TABLE spaces.home (
    space_id uuid CONSTRAINT pk_home PRIMARY KEY
      CONSTRAINT fk_home_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    charter text NOT NULL DEFAULT '',
    created_by uuid CONSTRAINT fk_home_creator REFERENCES auth.account (id),
    cause text NOT NULL DEFAULT '',
    gains text NOT NULL DEFAULT '',
    efforts text NOT NULL DEFAULT '',
    rhythm text NOT NULL DEFAULT '',
    success_sign text NOT NULL DEFAULT '',
    launched_at timestamptz
  );
  COMMENT ON TABLE spaces.home IS 'What only those who may enter a space read of it.';
  COMMENT ON COLUMN spaces.home.launched_at IS 'When the launch was first written down; NULL: never. Follow-ups count from here.';

  CREATE TABLE spaces.follow_up (
    space_id uuid NOT NULL CONSTRAINT fk_follow_up_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    day int4 NOT NULL CONSTRAINT ck_follow_up_day CHECK (day IN (30, 90)),
    verdict text NOT NULL CONSTRAINT ck_follow_up_verdict CHECK (verdict IN ('on_track', 'struggling', 'stopped')),
    note text NOT NULL,
    answered_at timestamptz NOT NULL,
    CONSTRAINT pk_follow_up PRIMARY KEY (space_id, day)
  );

  CREATE TABLE spaces.membership_source (
    space_id uuid NOT NULL,
    person_id uuid NOT NULL,
    source text NOT NULL CONSTRAINT ck_membership_source CHECK (source IN ('hand', 'group', 'rule', 'partner', 'request')),
    ref text NOT NULL DEFAULT '',
    added_by uuid,
    sponsor_id uuid,
    purpose text,
    ends_at timestamptz,
    sponsor_lost_at timestamptz CONSTRAINT ck_membership_source_sponsor_lost
      CHECK (sponsor_lost_at IS NULL OR source = 'partner'),
    added_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_membership_source PRIMARY KEY (space_id, person_id, source, ref),
    CONSTRAINT ck_membership_source_partner CHECK
      ((source = 'partner') = (num_nonnulls(sponsor_id, purpose, ends_at) = 3)
        AND num_nonnulls(sponsor_id, purpose, ends_at) IN (0, 3))
  );
  COMMENT ON TABLE spaces.membership_source IS 'Why somebody is a member: the row of spaces.membership stands while one of these does and the clearance dominates the entry label. No foreign keys: that row has them, and 20,000 rows of a rule would be looked up twice more.';
  COMMENT ON COLUMN spaces.membership_source.ref IS 'Of a group its id; otherwise empty.';
  COMMENT ON COLUMN spaces.membership_source.sponsor_lost_at IS 'Since when nobody of the house answers for this partner: the reason stands no more, until an animator names another sponsor.';
  CREATE INDEX ix_membership_source_person ON spaces.membership_source (person_id);
  CREATE INDEX ix_membership_source_partner ON spaces.membership_source (space_id) WHERE source = 'partner';
  CREATE TABLE spaces.opt_out (
    space_id uuid NOT NULL CONSTRAINT fk_opt_out_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    person_id uuid NOT NULL,
    CONSTRAINT pk_opt_out PRIMARY KEY (space_id, person_id)
  );
  COMMENT ON TABLE spaces.opt_out IS 'Who left, or was taken out: rules and groups do not bring them back.';

  CREATE TABLE spaces.request (
    id uuid CONSTRAINT pk_request PRIMARY KEY,
    space_id uuid NOT NULL CONSTRAINT fk_request_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    person_id uuid NOT NULL CONSTRAINT fk_request_person REFERENCES auth.account (id),
    message text NOT NULL CONSTRAINT ck_request_message CHECK (length(message) <= 500),
    asked_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    decided_by uuid,
    accepted boolean
  );
  CREATE UNIQUE INDEX uq_request_waiting ON spaces.request (space_id, person_id) WHERE decided_at IS NULL;

  CREATE TABLE spaces.rule (
    space_id uuid CONSTRAINT pk_rule PRIMARY KEY
      CONSTRAINT fk_rule_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    conditions jsonb NOT NULL,
    set_by uuid NOT NULL,
    applied_at timestamptz NOT NULL
  );
  CREATE TABLE spaces.space_group (
    space_id uuid NOT NULL CONSTRAINT fk_space_group_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    group_id uuid NOT NULL,
    CONSTRAINT pk_space_group PRIMARY KEY (space_id, group_id)
  );
  CREATE TABLE spaces.brake (
    space_id uuid CONSTRAINT pk_brake PRIMARY KEY
      CONSTRAINT fk_brake_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    braked_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE spaces.brake IS 'Spaces that a change of the directory would have emptied: it was not followed there.';

  CREATE TABLE spaces.unrecorded (
    id uuid CONSTRAINT pk_unrecorded PRIMARY KEY DEFAULT gen_random_uuid(),
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
    space_id uuid NOT NULL,
    cause text NOT NULL,
    came uuid[] NOT NULL,
    went uuid[] NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  COMMENT ON TABLE spaces.unrecorded IS 'What changed by itself in a transaction that runs: whoever commits takes it and writes it to the log. Empty to everybody else.';

  CREATE TABLE spaces.content_table (name text CONSTRAINT pk_content_table PRIMARY KEY);
  COMMENT ON TABLE spaces.content_table IS 'Tables whose rows carry space_id and label_id and lie under a ceiling. Written by migrations only.';

  GRANT SELECT, INSERT, UPDATE, DELETE ON spaces.home, spaces.follow_up, spaces.membership_source, spaces.opt_out,
    spaces.request, spaces.rule, spaces.space_group, spaces.brake, spaces.unrecorded TO ruche_definer;
  GRANT SELECT ON spaces.content_table TO ruche_definer;
  GRANT SELECT ON people.profile TO ruche_definer;
  GRANT INSERT (id, type, subject_id, space_id, label_id) ON events.outbox TO ruche_definer;
  GRANT SELECT ON spaces.home, spaces.follow_up, spaces.request, spaces.rule TO ruche_app;
  GRANT SELECT ON spaces.home, spaces.follow_up, spaces.membership_source, spaces.opt_out, spaces.request, spaces.rule,
    spaces.space_group, spaces.brake, spaces.unrecorded, spaces.content_table TO ruche_backup;
`;

const NAMES = [
  'home',
  'follow_up',
  'membership_source',
  'opt_out',
  'request',
  'rule',
  'space_group',
  'brake',
  'unrecorded',
  'content_table',
];

export const POLICIES = `
  ${NAMES.map((name) => `ALTER TABLE spaces.${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`).join('\n')}
  CREATE POLICY home_select ON spaces.home FOR SELECT TO ruche_app USING (spaces.enters(space_id));
  CREATE POLICY follow_up_select ON spaces.follow_up FOR SELECT TO ruche_app USING (spaces.animates(space_id));
  CREATE POLICY request_select ON spaces.request FOR SELECT TO ruche_app
    USING (person_id = (SELECT access.me()) OR spaces.animates(space_id));
  CREATE POLICY rule_select ON spaces.rule FOR SELECT TO ruche_app USING (spaces.animates(space_id));
  CREATE POLICY content_table_owner ON spaces.content_table TO ruche_owner USING (true) WITH CHECK (true);
`;

export const DROP_TABLES = `
  DROP TABLE ${NAMES.map((name) => `spaces.${name}`).join(', ')};
  ALTER TABLE spaces.space DROP COLUMN archived_at;
  REVOKE INSERT (id, type, subject_id, space_id, label_id) ON events.outbox FROM ruche_definer;
`;
