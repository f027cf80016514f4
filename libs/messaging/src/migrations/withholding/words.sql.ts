import { WITHHELD } from './tables.sql.js';

/** Tells the screens of those who read a message, and of those who read what quotes it, that it is to be read again. */
const TELL_CHANGED = {
  name: 'messaging.tell_changed',
  args: 'messages uuid[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO events.outbox (id, type, subject_id, space_id, label_id)
        SELECT gen_random_uuid(), 'message.changed', t.id, t.space_id, t.label_id
        FROM messaging.message t
        WHERE t.id = ANY (messages)
          OR t.id IN (SELECT q.message_id FROM messaging.quote q WHERE q.source_id = ANY (messages));
    END`,
} as const;

/**
 * Takes the words of a held message out of what readers read: what it says and said, its title, what it brought from
 * elsewhere, whom it names. Words that are away already stay where they are.
 */
const TAKE_WORDS = {
  name: 'messaging.take_words',
  args: 'message uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO messaging.withheld_words (message_id, kind, version, body)
        SELECT t.id, 'body', t.version, t.body FROM messaging.message t WHERE t.id = message;
      INSERT INTO messaging.withheld_words (message_id, kind, version, body)
        SELECT h.root_id, 'title', 0, h.title FROM messaging.thread h WHERE h.root_id = message AND h.title IS NOT NULL;
      UPDATE messaging.thread h SET title = NULL WHERE h.root_id = message AND h.title IS NOT NULL;
      WITH taken AS (DELETE FROM messaging.message_revision r WHERE r.message_id = message RETURNING r.*)
        INSERT INTO messaging.withheld_words (message_id, kind, version, body, rest)
        SELECT taken.message_id, 'revision', taken.version, taken.body, to_jsonb(taken) - 'body' FROM taken;
      WITH taken AS (DELETE FROM messaging.forward f WHERE f.message_id = message RETURNING f.*)
        INSERT INTO messaging.withheld_words (message_id, kind, version, body, rest)
        SELECT taken.message_id, 'forward', 0, taken.body, to_jsonb(taken) - 'body' FROM taken;
      WITH taken AS (DELETE FROM messaging.mention n WHERE n.message_id = message RETURNING n.*)
        INSERT INTO messaging.withheld_words (message_id, kind, version, body, rest)
        SELECT message, 'mentions', 0, '', jsonb_agg(to_jsonb(taken)) FROM taken HAVING count(*) > 0;
      UPDATE messaging.message t SET body = '', version = t.version + 1, decorations = t.decorations | ${WITHHELD}
        WHERE t.id = message;
    END`,
} as const;

/** Brings the words of a held message back to where they were. */
const BRING_WORDS = {
  name: 'messaging.bring_words',
  args: 'message uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO messaging.message_revision
        SELECT (jsonb_populate_record(NULL::messaging.message_revision, w.rest || jsonb_build_object('body', w.body))).*
        FROM messaging.withheld_words w WHERE w.message_id = message AND w.kind = 'revision';
      INSERT INTO messaging.forward
        SELECT (jsonb_populate_record(NULL::messaging.forward, w.rest || jsonb_build_object('body', w.body))).*
        FROM messaging.withheld_words w WHERE w.message_id = message AND w.kind = 'forward';
      INSERT INTO messaging.mention
        SELECT (jsonb_populate_record(NULL::messaging.mention, one)).*
        FROM messaging.withheld_words w, jsonb_array_elements(w.rest) one
        WHERE w.message_id = message AND w.kind = 'mentions';
      UPDATE messaging.thread h SET title = w.body
        FROM messaging.withheld_words w
        WHERE h.root_id = message AND w.message_id = message AND w.kind = 'title';
      UPDATE messaging.message t SET body = w.body, version = t.version + 1, decorations = t.decorations & ~${WITHHELD}
        FROM messaging.withheld_words w
        WHERE t.id = message AND w.message_id = message AND w.kind = 'body';
      DELETE FROM messaging.withheld_words w WHERE w.message_id = message;
    END`,
} as const;

/**
 * A message and all copies of its words, wherever they lie, each held: whoever copies at this moment holds the source, so
 * nothing is copied after it was held, and what was copied before is found. What says nothing of its own is a copy of
 * what it brought: then where that came from belongs to it, too.
 */
const HOLD_COPIES = {
  name: 'messaging.hold_copies',
  args: 'message uuid',
  returns: 'uuid[]',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      held uuid[];
      origin uuid := message;
      above uuid;
      found uuid[];
    BEGIN
      LOOP
        PERFORM FROM messaging.message t WHERE t.id = origin FOR UPDATE;
        above := NULL;
        SELECT s.id INTO above FROM messaging.message t
          JOIN messaging.copy_of c ON c.message_id = t.id JOIN messaging.message s ON s.id = c.source_id
          WHERE t.id = origin AND coalesce((SELECT w.body FROM messaging.withheld_words w
            WHERE w.message_id = t.id AND w.kind = 'body'), t.body) = '';
        EXIT WHEN above IS NULL;
        origin := above;
      END LOOP;
      held := ARRAY[origin];
      found := held;
      WHILE cardinality(found) > 0 LOOP
        PERFORM FROM messaging.message t WHERE t.id = ANY (found) ORDER BY t.id FOR UPDATE;
        found := ARRAY(SELECT c.message_id FROM messaging.copy_of c
          WHERE c.source_id = ANY (held) AND c.message_id <> ALL (held));
        held := held || found;
      END LOOP;
      RETURN held;
    END`,
} as const;

/** Withholds held messages for one reason and one case; the rows of messages that say nothing more are left alone. */
const WITHHOLD = {
  name: 'messaging.withhold',
  args: 'messages uuid[], why text, new_case uuid, broken_rule text, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      one messaging.message;
    BEGIN
      FOR one IN SELECT t.* FROM messaging.message t WHERE t.id = ANY (messages) ORDER BY t.id FOR UPDATE LOOP
        IF one.deleted_at IS NULL AND one.decorations & ${WITHHELD} = 0 THEN PERFORM messaging.take_words(one.id); END IF;
        INSERT INTO messaging.withheld (message_id, reason, space_id, label_id, case_id, rule, at)
          VALUES (one.id, why, one.space_id, one.label_id, new_case, broken_rule, moment)
          ON CONFLICT DO NOTHING;
      END LOOP;
      PERFORM messaging.tell_changed(messages);
    END`,
} as const;

/** Ends one case: what nothing else withholds says again what it said. */
const RELEASE = {
  name: 'messaging.release',
  args: 'ended_case uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      messages uuid[] := ARRAY(SELECT w.message_id FROM messaging.withheld w WHERE w.case_id = ended_case);
      one messaging.message;
    BEGIN
      PERFORM FROM messaging.message t WHERE t.id = ANY (messages) ORDER BY t.id FOR UPDATE;
      DELETE FROM messaging.withheld w WHERE w.case_id = ended_case;
      FOR one IN SELECT t.* FROM messaging.message t WHERE t.id = ANY (messages) ORDER BY t.id LOOP
        IF one.deleted_at IS NULL AND NOT EXISTS (SELECT FROM messaging.withheld w WHERE w.message_id = one.id) THEN
          PERFORM messaging.bring_words(one.id);
        END IF;
      END LOOP;
      PERFORM messaging.tell_changed(messages);
    END`,
} as const;

/** Destroys the words of a case in all their copies and leaves tombstones that say why. */
export const DESTROY = {
  name: 'messaging.destroy',
  args: 'ended_case uuid, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      messages uuid[] := ARRAY(SELECT w.message_id FROM messaging.withheld w WHERE w.case_id = ended_case);
      why messaging.withheld[];
    BEGIN
      PERFORM FROM messaging.message t WHERE t.id = ANY (messages) ORDER BY t.id FOR UPDATE;
      DELETE FROM messaging.withheld_words w WHERE w.message_id = ANY (messages);
      DELETE FROM messaging.message_removed r WHERE r.message_id = ANY (messages);
      DELETE FROM messaging.message_revision r WHERE r.message_id = ANY (messages);
      -- The guard looks at these rows: they come back behind it.
      WITH gone AS (DELETE FROM messaging.withheld w WHERE w.message_id = ANY (messages) RETURNING w.*)
        SELECT array_agg(gone::messaging.withheld) INTO why FROM gone;
      UPDATE messaging.message t SET body = '', version = t.version + 1, deleted_at = coalesce(t.deleted_at, moment)
        WHERE t.id = ANY (messages);
      INSERT INTO messaging.withheld SELECT w.* FROM unnest(why) w WHERE w.case_id = ended_case;
      PERFORM messaging.tell_changed(messages);
    END`,
} as const;

export const WORDS = [TELL_CHANGED, TAKE_WORDS, BRING_WORDS, HOLD_COPIES, WITHHOLD, RELEASE, DESTROY];
