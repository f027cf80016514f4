import { READABLE } from '../entry.sql.js';

const OWN = `person_id = (SELECT access.me()) AND ${READABLE}`;
const PLACE =
  'EXISTS (SELECT FROM messaging.conversation c WHERE c.id = conversation_id AND c.space_id = draft.space_id)';

/** A draft for each topic too, with what it quotes. */
export const DRAFTS = `
  ALTER TABLE messaging.draft
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN thread_id uuid,
    ADD COLUMN quotes uuid[] NOT NULL DEFAULT '{}' CONSTRAINT ck_draft_quotes CHECK (cardinality(quotes) <= 5),
    DROP CONSTRAINT pk_draft,
    DROP CONSTRAINT ck_draft_body,
    ADD CONSTRAINT pk_draft PRIMARY KEY (id),
    ADD CONSTRAINT uq_draft UNIQUE NULLS NOT DISTINCT (person_id, conversation_id, label_id, thread_id),
    ADD CONSTRAINT ck_draft_body CHECK (length(body) <= 20000 AND (body <> '' OR cardinality(quotes) > 0));
  ALTER TABLE messaging.draft ALTER COLUMN id DROP DEFAULT;
  CREATE INDEX ix_draft_person ON messaging.draft (person_id, id DESC);
  COMMENT ON COLUMN messaging.draft.id IS 'New with each saving, in the order of time: what was saved last comes first in a list.';
  COMMENT ON COLUMN messaging.draft.thread_id IS 'NULL: for the main flow. No foreign key: what it answers is checked when it is saved and when it is sent.';
  COMMENT ON COLUMN messaging.draft.quotes IS 'Messages, each below the label of the draft. What is gone since is left out when it is read.';
  ALTER POLICY draft_own ON messaging.draft
    WITH CHECK (${OWN} AND ${PLACE} AND messaging.may_refer(conversation_id, label_id, thread_id, quotes));
`;

export const DRAFTS_AS_BEFORE = `
  ALTER POLICY draft_own ON messaging.draft WITH CHECK (${OWN} AND ${PLACE});
  ALTER TABLE messaging.draft NO FORCE ROW LEVEL SECURITY;
  DELETE FROM messaging.draft WHERE thread_id IS NOT NULL OR body = '';
  ALTER TABLE messaging.draft FORCE ROW LEVEL SECURITY;
  ALTER TABLE messaging.draft
    DROP CONSTRAINT pk_draft,
    DROP COLUMN id,
    DROP CONSTRAINT uq_draft,
    DROP CONSTRAINT ck_draft_body,
    DROP COLUMN thread_id,
    DROP COLUMN quotes,
    ADD CONSTRAINT pk_draft PRIMARY KEY (person_id, conversation_id, label_id),
    ADD CONSTRAINT ck_draft_body CHECK (length(body) BETWEEN 1 AND 20000);
`;

/** Whether the caller may refer to these messages of a conversation under this label: he reads them, and it covers theirs. */
const MAY_REFER = {
  name: 'messaging.may_refer',
  args: 'conversation uuid, label int4, thread uuid, quoted uuid[]',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN NOT EXISTS (
        SELECT FROM unnest(quoted || thread) asked (id)
        WHERE asked.id IS NOT NULL AND NOT EXISTS (SELECT FROM messaging.message m
          WHERE m.id = asked.id AND m.conversation_id = conversation AND m.label_id = ANY (caller.labels)
            AND m.deleted_at IS NULL AND spaces.lets_in(caller, m.space_id) AND messaging.covers(label, m.label_id)));
    END`,
} as const;

export const DRAFTING = [MAY_REFER];
