/** Where a row may be read: its label is the caller's to read, its space one's own or open to the house. */
const VISIBLE = (table: string): string => `label_id = ANY ((SELECT access.labels())::int4[]) AND (
    EXISTS (SELECT FROM spaces.my_membership m WHERE m.space_id = ${table}.space_id)
    OR EXISTS (SELECT FROM spaces.my_open_space s WHERE s.space_id = ${table}.space_id))`;

const PLACE = `
    message_id uuid NOT NULL,
    space_id uuid NOT NULL CONSTRAINT fk_%_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    label_id int4 NOT NULL CONSTRAINT fk_%_label REFERENCES access.label (id)`;
const place = (table: string): string => PLACE.replaceAll('%', table);

const NAMES = ['report', 'decision', 'spill', 'spill_opening'];

/** Rows carry the space and the label of the message that they speak of. Only functions write, and read what has words. */
export const TABLES = `
  CREATE TABLE moderation.report (
    id uuid CONSTRAINT pk_report PRIMARY KEY,${place('report')},
    reporter_id uuid NOT NULL CONSTRAINT fk_report_reporter REFERENCES people.profile (id),
    reason text NOT NULL CONSTRAINT ck_report_reason CHECK (reason IN ('rule', 'insult', 'personal_data', 'illegal', 'other')),
    text text NOT NULL CONSTRAINT ck_report_text CHECK (length(text) <= 2000),
    reported_at timestamptz(3) NOT NULL,
    decision_id uuid
  );
  COMMENT ON COLUMN moderation.report.decision_id IS 'NULL: nobody has decided yet.';
  CREATE UNIQUE INDEX uq_report_open ON moderation.report (message_id, reporter_id) WHERE decision_id IS NULL;
  CREATE INDEX ix_report_space ON moderation.report (space_id, id DESC) WHERE decision_id IS NULL;

  CREATE TABLE moderation.decision (
    id uuid CONSTRAINT pk_decision PRIMARY KEY,${place('decision')},
    author_id uuid NOT NULL,
    outcome text NOT NULL CONSTRAINT ck_decision_outcome CHECK (outcome IN ('dismissed', 'hidden')),
    rule text CONSTRAINT ck_decision_rule CHECK (length(rule) BETWEEN 1 AND 40),
    reason text NOT NULL CONSTRAINT ck_decision_reason CHECK (length(reason) BETWEEN 1 AND 2000),
    decided_by uuid NOT NULL,
    decided_at timestamptz(3) NOT NULL,
    appeal text CONSTRAINT ck_decision_appeal CHECK (length(appeal) BETWEEN 1 AND 2000),
    appealed_at timestamptz(3),
    appeal_outcome text CONSTRAINT ck_decision_appeal_outcome CHECK (appeal_outcome IN ('upheld', 'restored')),
    appeal_reason text CONSTRAINT ck_decision_appeal_reason CHECK (length(appeal_reason) BETWEEN 1 AND 2000),
    appeal_decided_by uuid,
    appeal_decided_at timestamptz(3),
    CONSTRAINT ck_decision_hidden CHECK ((outcome = 'hidden') = (rule IS NOT NULL)),
    CONSTRAINT ck_decision_appealed CHECK ((appeal IS NULL) = (appealed_at IS NULL)
      AND (appeal_outcome IS NULL) = (appeal_decided_at IS NULL) AND (appeal_outcome IS NULL OR appeal IS NOT NULL))
  );
  CREATE INDEX ix_decision_message ON moderation.decision (message_id, id DESC);
  CREATE INDEX ix_decision_space ON moderation.decision (space_id, id DESC);

  CREATE TABLE moderation.spill (
    id uuid CONSTRAINT pk_spill PRIMARY KEY,${place('spill')},
    conversation_id uuid NOT NULL,
    author_id uuid NOT NULL,
    reporter_id uuid NOT NULL,
    text text NOT NULL CONSTRAINT ck_spill_text CHECK (length(text) BETWEEN 1 AND 2000),
    opened_at timestamptz(3) NOT NULL,
    closed_at timestamptz(3),
    outcome text CONSTRAINT ck_spill_outcome CHECK (outcome IN ('release', 'remove')),
    proposed_outcome text CONSTRAINT ck_spill_proposed_outcome CHECK (proposed_outcome IN ('release', 'remove')),
    proposed_reason text CONSTRAINT ck_spill_proposed_reason CHECK (length(proposed_reason) BETWEEN 1 AND 2000),
    proposed_hash text,
    proposed_by uuid,
    proposed_human text,
    proposed_as text CONSTRAINT ck_spill_proposed_as CHECK (proposed_as IN ('authority', 'officer')),
    proposed_at timestamptz(3),
    confirmed_by uuid,
    confirmed_as text,
    CONSTRAINT ck_spill_closed CHECK ((closed_at IS NULL) = (outcome IS NULL))
  );
  COMMENT ON COLUMN moderation.spill.proposed_at IS 'A proposal holds for 24 hours; then another one may be made.';
  CREATE UNIQUE INDEX uq_spill_open ON moderation.spill (message_id) WHERE closed_at IS NULL;
  CREATE INDEX ix_spill_open ON moderation.spill (id DESC) WHERE closed_at IS NULL;

  CREATE TABLE moderation.spill_opening (
    id uuid CONSTRAINT pk_spill_opening PRIMARY KEY,
    spill_id uuid NOT NULL CONSTRAINT fk_spill_opening_spill REFERENCES moderation.spill (id) ON DELETE CASCADE,
    opened_by uuid NOT NULL,
    opened_as text NOT NULL,
    reason text NOT NULL CONSTRAINT ck_spill_opening_reason CHECK (length(reason) BETWEEN 1 AND 2000),
    opened_at timestamptz(3) NOT NULL
  );
  COMMENT ON TABLE moderation.spill_opening IS 'Who looked at the words of a case, and why.';
  CREATE INDEX ix_spill_opening_spill ON moderation.spill_opening (spill_id);

  CREATE TABLE moderation.desk (
    one boolean CONSTRAINT pk_desk PRIMARY KEY DEFAULT true CONSTRAINT ck_desk_one CHECK (one)
  );
  COMMENT ON TABLE moderation.desk IS 'Its one row is locked by who opens or closes a spill: copies of copies are held one family after the other.';
  INSERT INTO moderation.desk DEFAULT VALUES;
  GRANT SELECT, UPDATE ON moderation.desk TO ruche_definer;
  GRANT SELECT ON moderation.desk TO ruche_backup;
  ALTER TABLE moderation.desk ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

  GRANT SELECT, INSERT, UPDATE ON ${NAMES.map((name) => `moderation.${name}`).join(', ')} TO ruche_definer;
  GRANT SELECT ON ${NAMES.map((name) => `moderation.${name}`).join(', ')} TO ruche_backup;
  ${NAMES.map((name) => `ALTER TABLE moderation.${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`).join('\n  ')}
  -- The open register: no names, no words, and not of which message.
  GRANT SELECT (id, space_id, label_id, outcome, rule, decided_at, appealed_at, appeal_outcome, appeal_decided_at)
    ON moderation.decision TO ruche_app;
  CREATE POLICY decision_select ON moderation.decision FOR SELECT TO ruche_app USING (${VISIBLE('decision')});
`;
