const NAMES = ['policy', 'space_period', 'hold', 'content', 'progress'];

export const TABLES = `
  CREATE SCHEMA retention;
  GRANT USAGE, CREATE ON SCHEMA retention TO ruche_definer;
  GRANT USAGE ON SCHEMA retention TO ruche_app, ruche_worker;

  CREATE TABLE retention.policy (
    version int4 CONSTRAINT pk_policy PRIMARY KEY,
    rules jsonb NOT NULL,
    set_by uuid CONSTRAINT fk_policy_set_by REFERENCES auth.account (id),
    set_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE retention.policy IS 'Every version of the site''s policy; the highest counts. set_by NULL: as installed.';
  COMMENT ON COLUMN retention.policy.rules IS 'Each {kind, level, days, least, most}: kind and level NULL for all, days and most NULL for ever. The closest rule counts.';
  CREATE INDEX ix_policy_set_by ON retention.policy (set_by);
  INSERT INTO retention.policy (version, rules)
    VALUES (1, '[{"kind": null, "level": null, "days": null, "least": 30, "most": null}]');

  CREATE TABLE retention.space_period (
    space_id uuid CONSTRAINT pk_space_period PRIMARY KEY
      CONSTRAINT fk_space_period_space REFERENCES spaces.space (id) ON DELETE CASCADE,
    days int4 NOT NULL CONSTRAINT ck_space_period_days CHECK (days BETWEEN 1 AND 36500),
    set_by uuid NOT NULL CONSTRAINT fk_space_period_set_by REFERENCES auth.account (id),
    set_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX ix_space_period_set_by ON retention.space_period (set_by);

  CREATE TABLE retention.hold (
    id uuid CONSTRAINT pk_hold PRIMARY KEY,
    object_type text NOT NULL CONSTRAINT ck_hold_object_type CHECK (object_type IN ('space', 'person')),
    object_id uuid NOT NULL,
    covers_from date,
    covers_until date,
    reason text NOT NULL CONSTRAINT ck_hold_reason CHECK (length(reason) BETWEEN 1 AND 2000),
    opened_by uuid NOT NULL CONSTRAINT fk_hold_opened_by REFERENCES auth.account (id),
    opened_at timestamptz NOT NULL DEFAULT now(),
    asked_by uuid CONSTRAINT fk_hold_asked_by REFERENCES auth.account (id),
    asked_human text,
    asked_reason text CONSTRAINT ck_hold_asked_reason CHECK (length(asked_reason) BETWEEN 1 AND 2000),
    asked_at timestamptz,
    released_by uuid CONSTRAINT fk_hold_released_by REFERENCES auth.account (id),
    released_at timestamptz,
    CONSTRAINT ck_hold_covers CHECK (covers_from <= covers_until),
    CONSTRAINT ck_hold_asked CHECK (num_nulls(asked_by, asked_human, asked_reason, asked_at) IN (0, 4))
  );
  COMMENT ON TABLE retention.hold IS 'Nothing that an open one covers is destroyed. No runtime role reads it: that one stands is known to officers alone.';
  COMMENT ON COLUMN retention.hold.covers_from IS 'The first day on which what it covers was written; NULL: from the beginning. covers_until: the last, NULL: without end.';
  CREATE INDEX ix_hold_open ON retention.hold (object_id) WHERE released_at IS NULL;
  CREATE INDEX ix_hold_opened_by ON retention.hold (opened_by);
  CREATE INDEX ix_hold_asked_by ON retention.hold (asked_by);
  CREATE INDEX ix_hold_released_by ON retention.hold (released_by);

  CREATE TABLE retention.content (
    name text CONSTRAINT pk_content PRIMARY KEY,
    destroyer text NOT NULL CONSTRAINT ck_content_destroyer CHECK (destroyer ~ '^[a-z_]+[.][a-z_]+$'),
    counter text CONSTRAINT ck_content_counter CHECK (counter ~ '^[a-z_]+[.][a-z_]+$')
  );
  COMMENT ON TABLE retention.content IS 'What is destroyed in time, and the function of its feature that does it: (space uuid, most int4) gives (label_id int4, destroyed int4). Written by migrations only.';
  COMMENT ON COLUMN retention.content.counter IS '(space uuid, chosen int4, labels int4[], most int4) gives (past int4, next_at timestamptz): how many under these labels would be past their time if the space had chosen this, and when the next one would be. It does not ask the holds. NULL: not counted for people.';

  CREATE TABLE retention.progress (
    one boolean CONSTRAINT pk_progress PRIMARY KEY DEFAULT true CONSTRAINT ck_progress_one CHECK (one),
    after_space uuid
  );
  COMMENT ON TABLE retention.progress IS 'Up to where the pass that runs has come; its row is locked by who sweeps and by who opens a hold.';
  INSERT INTO retention.progress DEFAULT VALUES;

  GRANT SELECT, INSERT ON retention.policy TO ruche_definer;
  GRANT SELECT, INSERT, UPDATE, DELETE ON retention.space_period TO ruche_definer;
  GRANT SELECT, INSERT, UPDATE ON retention.hold TO ruche_definer;
  GRANT SELECT ON retention.content TO ruche_definer;
  GRANT SELECT, UPDATE ON retention.progress TO ruche_definer;
  GRANT SELECT ON ${NAMES.map((name) => `retention.${name}`).join(', ')} TO ruche_backup;
`;

export const POLICIES = `
  ${NAMES.map((name) => `ALTER TABLE retention.${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`).join('\n  ')}
  CREATE POLICY content_owner ON retention.content TO ruche_owner USING (true) WITH CHECK (true);
`;
