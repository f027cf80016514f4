import { letsIn } from '#spaces';

/**
 * Whether the caller may write this row: as himself, under a label that he may read, into a conversation of a space that
 * he may enter, not above its ceiling; a reply into a topic of that conversation that he reads, not below its first
 * message. One function with a kept plan: as conditions inside each other, each with the policies of its table, the same
 * check took as long as the rest of the request.
 */
export const MAY_POST = {
  name: 'messaging.may_post',
  args: 'author uuid, conversation uuid, space uuid, label int4, thread uuid',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
      place record;
    BEGIN
      IF author IS DISTINCT FROM caller.account_id OR NOT label = ANY (caller.labels) THEN RETURN false; END IF;
      SELECT s.ceiling_label_id AS ceiling, EXISTS (
          SELECT FROM messaging.conversation c WHERE c.id = conversation AND c.space_id = s.id) AS has_conversation
        INTO place FROM spaces.space s WHERE s.id = space AND ${letsIn('caller', 's')};
      -- He may have been put out since the place was asked for: that is no fault.
      IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such space any more';
      END IF;
      RETURN place.has_conversation AND (label = place.ceiling OR access.lies_below(label, place.ceiling))
        AND (thread IS NULL OR EXISTS (SELECT FROM messaging.message r
          WHERE r.id = thread AND r.conversation_id = conversation AND r.thread_id IS NULL
            AND r.label_id = ANY (caller.labels) AND messaging.covers(label, r.label_id)));
    END`,
} as const;

/** Whether every reader of `high` reads `low`; the usual case, two equal labels, without a look at either. */
export const COVERS = {
  name: 'messaging.covers',
  args: 'high int4, low int4',
  returns: 'boolean',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN high = low OR spaces.covers(high, low);
    END`,
} as const;

/**
 * The message that the caller has written in this very transaction: what is hung on a message is hung on it when it is
 * posted, not on what others have read already. No row otherwise.
 */
export const JUST_POSTED = {
  name: 'messaging.just_posted',
  args: 'message uuid',
  returns: 'messaging.message',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      held messaging.message;
    BEGIN
      SELECT t.* INTO held FROM messaging.message t
        WHERE t.id = message AND t.author_id = access.me() AND t.xmin = pg_current_xact_id()::xid AND t.version = 1;
      RETURN held;
    END`,
} as const;

const NO_SOURCE = `RAISE EXCEPTION USING ERRCODE = 'RU032', MESSAGE = 'there is no such source';`;
const BELOW = `RAISE EXCEPTION USING ERRCODE = 'RU031', MESSAGE = 'the label is below a source';`;

/**
 * Quotes messages of the same conversation that the caller reads, not deleted, of the main flow or of the same topic.
 * Whatever else they are (hidden, elsewhere, nowhere) is one refusal.
 */
export const ATTACH_QUOTES = {
  name: 'messaging.attach_quotes',
  args: 'message uuid, sources uuid[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := messaging.just_posted(message);
      source messaging.message;
    BEGIN
      IF held.id IS NULL THEN ${NO_SOURCE} END IF;
      FOR i IN 1 .. cardinality(sources) LOOP
        SELECT t.* INTO source FROM messaging.message t
          WHERE t.id = sources[i] AND t.id <> held.id AND t.conversation_id = held.conversation_id
            AND t.label_id = ANY (access.labels()) AND t.deleted_at IS NULL
            AND (t.thread_id IS NULL OR t.thread_id = held.thread_id)
          FOR SHARE;
        IF NOT FOUND THEN ${NO_SOURCE} END IF;
        IF NOT messaging.covers(held.label_id, source.label_id) THEN ${BELOW} END IF;
        INSERT INTO messaging.quote (message_id, position, source_id, conversation_id, space_id, label_id)
          VALUES (held.id, i, source.id, held.conversation_id, held.space_id, held.label_id);
      END LOOP;
    END`,
} as const;

/**
 * Copies the words of a message that the caller reads, wherever it lies. What says nothing itself and was brought there
 * from elsewhere gives the words and the name that it was brought with.
 */
export const ATTACH_FORWARD = {
  name: 'messaging.attach_forward',
  args: 'message uuid, source uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := messaging.just_posted(message);
      origin messaging.message;
      words messaging.forward;
    BEGIN
      IF held.id IS NULL THEN ${NO_SOURCE} END IF;
      SELECT t.* INTO origin FROM messaging.message t
        WHERE t.id = source AND t.id <> held.id AND t.label_id = ANY (access.labels()) AND spaces.enters(t.space_id)
          AND t.deleted_at IS NULL
        FOR SHARE;
      IF NOT FOUND THEN ${NO_SOURCE} END IF;
      IF NOT messaging.covers(held.label_id, origin.label_id) THEN ${BELOW} END IF;
      IF origin.body = '' THEN
        SELECT f.* INTO words FROM messaging.forward f WHERE f.message_id = origin.id;
        IF NOT FOUND THEN ${NO_SOURCE} END IF;
      END IF;
      INSERT INTO messaging.forward (message_id, source_id, conversation_id, space_id, label_id, author_id, body, created_at)
        VALUES (held.id, origin.id, held.conversation_id, held.space_id, held.label_id,
          coalesce(words.author_id, origin.author_id), coalesce(words.body, origin.body),
          coalesce(words.created_at, origin.created_at));
    END`,
} as const;

/** Where forwarded words come from, for whom that place and that message are open. */
export const FORWARD_SOURCES = {
  name: 'messaging.forward_sources',
  args: 'messages uuid[]',
  returns: 'TABLE (message_id uuid, source_id uuid, conversation_id uuid)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      labels int4[] := access.labels();
    BEGIN
      RETURN QUERY
        SELECT f.message_id, s.id, s.conversation_id FROM messaging.forward f JOIN messaging.message s ON s.id = f.source_id
        WHERE f.message_id = ANY (messages) AND f.label_id = ANY (labels) AND spaces.enters(f.space_id)
          AND s.label_id = ANY (labels) AND spaces.enters(s.space_id);
    END`,
} as const;

/**
 * Who is named beside a message that the caller reads: the author of what was forwarded there, who resolved its topic.
 * A partner sees the people of his spaces only; the name belongs to what he reads all the same.
 */
export const NAMED_BESIDE = {
  name: 'messaging.named_beside',
  args: 'message_id uuid, person uuid',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN (SELECT p.display_name FROM messaging.message t JOIN people.profile p ON p.id = person
        WHERE t.id = message_id AND t.label_id = ANY (access.labels()) AND spaces.enters(t.space_id)
          AND (EXISTS (SELECT FROM messaging.forward f WHERE f.message_id = t.id AND f.author_id = person)
            OR EXISTS (SELECT FROM messaging.thread h WHERE h.root_id = t.id AND h.resolved_by = person)));
    END`,
} as const;

export const POSTING = [
  COVERS,
  MAY_POST,
  JUST_POSTED,
  ATTACH_QUOTES,
  ATTACH_FORWARD,
  FORWARD_SOURCES,
  NAMED_BESIDE,
];
