/** Where a count ends: "more than 99" says as much as any number. */
const MOST = 100;

/** Conversations that the sealed caller may enter, with their space, of `spaces.space s` and `messaging.conversation c`. */
const ENTERED = `s.entry_label_id = ANY (caller.labels)
          AND ((s.visibility = 'open' AND caller.enters_implicitly) OR EXISTS (SELECT FROM spaces.membership m
            WHERE m.space_id = s.id AND m.person_id = caller.account_id AND (m.ends_at IS NULL OR m.ends_at > now())))`;

/** Messages of the main flow that are unread in conversation `c`: one step down the index for each label. */
const UNREAD_IN = `
          SELECT newer.id FROM messaging.conversation_label place
            LEFT JOIN messaging.read_state mark ON mark.person_id = caller.account_id
              AND mark.conversation_id = place.conversation_id AND mark.label_id = place.label_id
            CROSS JOIN LATERAL (SELECT m.id FROM messaging.message m
              WHERE m.conversation_id = place.conversation_id AND m.label_id = place.label_id AND m.thread_id IS NULL
                AND m.id > coalesce(mark.last_read_id, '00000000-0000-0000-0000-000000000000')
                AND m.author_id <> caller.account_id AND m.deleted_at IS NULL
              ORDER BY m.id DESC LIMIT ${MOST}) newer
          WHERE place.conversation_id = c.id AND place.label_id = ANY (caller.labels)`;

/**
 * What the sealed caller has not read, of what he may read, in those of these conversations that he may enter; where he
 * has read to, at the level at which he works.
 */
const UNREAD = {
  name: 'messaging.unread',
  args: 'asked uuid[]',
  returns: 'TABLE (conversation_id uuid, last_read_id uuid, unread int4, mentions int4)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN QUERY
        SELECT c.id,
          (SELECT r.last_read_id FROM messaging.read_state r WHERE r.person_id = caller.account_id
            AND r.conversation_id = c.id AND r.label_id = ANY (caller.labels) ORDER BY r.last_read_id DESC LIMIT 1),
          (SELECT count(*)::int4 FROM (${UNREAD_IN} LIMIT ${MOST}) counted),
          0
        FROM messaging.conversation c JOIN spaces.space s ON s.id = c.space_id
        WHERE c.id = ANY (asked) AND ${ENTERED};
    END`,
} as const;

/** The same over all that the sealed caller may enter, for his badges; each number ends at ${MOST}. */
const UNREAD_TOTALS = {
  name: 'messaging.unread_totals',
  args: '',
  returns: 'TABLE (conversations int4, mentions int4, threads int4, acknowledgements int4)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      caller access.principal := access.caller();
    BEGIN
      RETURN QUERY
        SELECT (SELECT count(*)::int4 FROM (
            SELECT FROM messaging.conversation c JOIN spaces.space s ON s.id = c.space_id
            WHERE ${ENTERED} AND EXISTS (${UNREAD_IN}) LIMIT ${MOST}) counted),
          0, 0, 0;
    END`,
} as const;

export const UNREAD_COUNTS = [UNREAD, UNREAD_TOTALS];
