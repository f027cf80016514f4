/** Of these people those who could read what carries a label in a space, whatever level they work at. For functions alone. */
const READERS_AMONG = {
  name: 'messaging.readers_among',
  args: 'persons uuid[], label int4, space uuid',
  returns: 'SETOF uuid',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      RETURN QUERY
        SELECT a.id FROM auth.account a
          CROSS JOIN LATERAL (SELECT access.readable_labels(a.clearance) AS labels) holds
          JOIN spaces.space s ON s.id = space
        WHERE a.id = ANY (persons) AND a.state = 'active' AND a.site_role = 'member'
          AND label = ANY (holds.labels) AND s.entry_label_id = ANY (holds.labels)
          AND ((s.visibility = 'open' AND NOT a.partner)
            OR EXISTS (SELECT FROM spaces.membership m WHERE m.space_id = space AND m.person_id = a.id
              AND (m.ends_at IS NULL OR m.ends_at > now())));
    END`,
} as const;

/** Whoever takes part in a topic follows it, unless he has said already what he wants. For functions alone. */
const FOLLOW_BY_ITSELF = {
  name: 'messaging.follow_by_itself',
  args: 'root messaging.message, person uuid, read_to uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO messaging.thread_follow (person_id, root_id, conversation_id, space_id, label_id, following, last_read_id)
        VALUES (person, root.id, root.conversation_id, root.space_id, root.label_id, true, read_to)
        ON CONFLICT (person_id, root_id) DO NOTHING;
    END`,
} as const;

/** The first message of a topic as the caller reads it now. No row for what is hidden, absent, or a reply itself. */
const ROOT_SEEN = {
  name: 'messaging.root_seen',
  args: 'asked uuid',
  returns: 'messaging.message',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      held messaging.message;
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'member' THEN RETURN NULL; END IF;
      SELECT t.* INTO held FROM messaging.message t
        WHERE t.id = asked AND t.thread_id IS NULL AND t.label_id = ANY (access.labels()) AND spaces.enters(t.space_id);
      RETURN held;
    END`,
} as const;

/** The caller follows a topic, or no longer. False when there is no such topic for him. */
const FOLLOW_THREAD = {
  name: 'messaging.follow_thread',
  args: 'root uuid, wanted boolean',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := messaging.root_seen(root);
    BEGIN
      IF held.id IS NULL THEN RETURN false; END IF;
      INSERT INTO messaging.thread_follow (person_id, root_id, conversation_id, space_id, label_id, following)
        VALUES (access.me(), held.id, held.conversation_id, held.space_id, held.label_id, wanted)
        ON CONFLICT (person_id, root_id) DO UPDATE SET following = excluded.following;
      RETURN true;
    END`,
} as const;

/** Where the caller has got to in a topic: replies up to this id are read. False when there is no such topic for him. */
const READ_THREAD = {
  name: 'messaging.read_thread',
  args: 'root uuid, read_to uuid',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := messaging.root_seen(root);
    BEGIN
      IF held.id IS NULL THEN RETURN false; END IF;
      INSERT INTO messaging.thread_follow (person_id, root_id, conversation_id, space_id, label_id, following, last_read_id)
        VALUES (access.me(), held.id, held.conversation_id, held.space_id, held.label_id, false, read_to)
        ON CONFLICT (person_id, root_id) DO UPDATE SET last_read_id = excluded.last_read_id;
      RETURN true;
    END`,
} as const;

/** Title and state of a topic. 'done', or why not: 'absent' (hidden, nowhere, or a reply), 'deleted'. */
const PUT_THREAD = {
  name: 'messaging.put_thread',
  args: 'root uuid, new_title text, resolved boolean, moment timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message := messaging.root_seen(root);
    BEGIN
      IF held.id IS NULL THEN RETURN 'absent'; END IF;
      SELECT t.* INTO held FROM messaging.message t WHERE t.id = held.id FOR NO KEY UPDATE;
      IF held.deleted_at IS NOT NULL THEN RETURN 'deleted'; END IF;
      PERFORM messaging.decorate(held.id, 1);
      INSERT INTO messaging.thread AS t (root_id, conversation_id, space_id, label_id, title, resolved_by, resolved_at)
        VALUES (held.id, held.conversation_id, held.space_id, held.label_id, new_title,
          CASE WHEN resolved THEN access.me() END, CASE WHEN resolved THEN moment END)
        ON CONFLICT (root_id) DO UPDATE SET title = excluded.title,
          resolved_by = CASE WHEN resolved THEN coalesce(t.resolved_by, excluded.resolved_by) END,
          resolved_at = CASE WHEN resolved THEN coalesce(t.resolved_at, excluded.resolved_at) END;
      RETURN 'done';
    END`,
} as const;

/**
 * Whom a message of the caller's mentions from now on. Who may not read it is left out without a word; those who are
 * named in a topic follow it.
 */
const PUT_MENTIONS = {
  name: 'messaging.put_mentions',
  args: 'message uuid, persons uuid[], everybody text[]',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held messaging.message;
      reached uuid[];
    BEGIN
      SELECT t.* INTO held FROM messaging.message t
        WHERE t.id = message AND t.author_id = access.me() AND t.label_id = ANY (access.labels())
          AND spaces.enters(t.space_id) AND t.deleted_at IS NULL;
      IF NOT FOUND THEN RETURN; END IF;
      reached := ARRAY(SELECT messaging.readers_among(array_remove(persons, held.author_id), held.label_id, held.space_id));
      DELETE FROM messaging.mention t WHERE t.message_id = held.id
        AND NOT coalesce(t.person_id = ANY (reached), t.kind = ANY (everybody));
      INSERT INTO messaging.mention (message_id, person_id, kind, conversation_id, space_id, label_id)
        SELECT held.id, p, 'person', held.conversation_id, held.space_id, held.label_id FROM unnest(reached) p
        UNION ALL SELECT held.id, NULL, e, held.conversation_id, held.space_id, held.label_id FROM unnest(everybody) e
        ON CONFLICT DO NOTHING;
      IF held.thread_id IS NOT NULL THEN
        PERFORM messaging.follow_by_itself(r, p, NULL) FROM messaging.message r, unnest(reached) p
          WHERE r.id = held.thread_id;
      END IF;
    END`,
} as const;

export const FOLLOWING = [
  READERS_AMONG,
  FOLLOW_BY_ITSELF,
  ROOT_SEEN,
  FOLLOW_THREAD,
  READ_THREAD,
  PUT_THREAD,
  PUT_MENTIONS,
];
