/** Where a count ends: "more than 99" says as much as any number. */
const MOST = 100;

/** Conversations that the sealed caller may enter, with their space, of `spaces.space s` and `messaging.conversation c`. */
const ENTERED = `s.entry_label_id = ANY (caller.labels)
          AND ((s.visibility = 'open' AND caller.enters_implicitly) OR EXISTS (SELECT FROM spaces.membership m
            WHERE m.space_id = s.id AND m.person_id = caller.account_id AND (m.ends_at IS NULL OR m.ends_at > now())))`;

/** Neither deleted nor withheld: the bit stands exactly while the words are elsewhere. */
const SAYS = (alias: string): string => `${alias}.deleted_at IS NULL AND ${alias}.decorations & 128 = 0`;

/** What was brought in from elsewhere is no news: the condition of ix_message_news, so that no long history is walked over. */
const NEWS = (alias: string): string => `${alias}.imported_by IS NULL AND ${SAYS(alias)}`;

/** Messages of the main flow that are unread in conversation `c`: one step down the index for each label. */
const UNREAD_IN = `
          SELECT newer.id FROM messaging.conversation_label place
            LEFT JOIN messaging.read_state mark ON mark.person_id = caller.account_id
              AND mark.conversation_id = place.conversation_id AND mark.label_id = place.label_id
            CROSS JOIN LATERAL (SELECT m.id FROM messaging.message m
              WHERE m.conversation_id = place.conversation_id AND m.label_id = place.label_id AND m.thread_id IS NULL
                AND m.id > coalesce(mark.last_read_id, '00000000-0000-0000-0000-000000000000')
                AND m.author_id <> caller.account_id AND ${NEWS('m')}
              ORDER BY m.id DESC LIMIT ${MOST}) newer
          WHERE place.conversation_id = c.id AND place.label_id = ANY (caller.labels)`;

/** Unread ones among these rows of messaging.mention: newer than the mark of their label, or of their topic for a reply. */
const UNREAD_MENTION = `
            JOIN messaging.message m ON m.id = n.message_id AND m.deleted_at IS NULL AND m.author_id <> caller.account_id
            LEFT JOIN messaging.read_state mark ON m.thread_id IS NULL AND mark.person_id = caller.account_id
              AND mark.conversation_id = n.conversation_id AND mark.label_id = n.label_id
            LEFT JOIN messaging.thread_follow topic ON topic.person_id = caller.account_id AND topic.root_id = m.thread_id
          WHERE n.label_id = ANY (caller.labels)
            AND (mark.last_read_id IS NULL OR n.message_id > mark.last_read_id)
            AND (topic.last_read_id IS NULL OR n.message_id > topic.last_read_id)`;

/**
 * Unread messages that mention the caller in conversation `c`: by his name, or with everybody there, which a message does
 * in two ways at most. Each side ends where the count does: no more of it can change the number.
 */
const MENTIONED_IN = `
          (SELECT n.message_id FROM messaging.mention n ${UNREAD_MENTION}
            AND n.person_id = caller.account_id AND n.conversation_id = c.id LIMIT ${MOST})
          UNION
          (SELECT n.message_id FROM messaging.mention n ${UNREAD_MENTION}
            AND n.person_id IS NULL AND n.conversation_id = c.id LIMIT ${2 * MOST})`;

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
          (SELECT count(*)::int4 FROM (${MENTIONED_IN} LIMIT ${MOST}) counted)
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
          (SELECT count(*)::int4 FROM (
            SELECT mentioned.message_id FROM messaging.conversation c JOIN spaces.space s ON s.id = c.space_id
              CROSS JOIN LATERAL (${MENTIONED_IN}) mentioned
            WHERE ${ENTERED} LIMIT ${MOST}) counted),
          (SELECT count(*)::int4 FROM (
            SELECT FROM messaging.thread_follow f JOIN messaging.conversation c ON c.id = f.conversation_id
              JOIN spaces.space s ON s.id = c.space_id
            WHERE f.person_id = caller.account_id AND f.following AND f.label_id = ANY (caller.labels) AND ${ENTERED}
              AND EXISTS (SELECT FROM messaging.conversation_label place JOIN messaging.message m
                ON m.thread_id = f.root_id AND m.label_id = place.label_id AND m.author_id <> caller.account_id
                  AND ${NEWS('m')} AND (f.last_read_id IS NULL OR m.id > f.last_read_id)
                WHERE place.conversation_id = f.conversation_id AND place.label_id = ANY (caller.labels))
            LIMIT ${MOST}) counted),
          (SELECT count(*)::int4 FROM (
            SELECT FROM messaging.acknowledgement a JOIN messaging.conversation c ON c.id = a.conversation_id
              JOIN spaces.space s ON s.id = c.space_id
              JOIN messaging.message m ON m.id = a.message_id AND ${SAYS('m')}
            WHERE a.person_id = caller.account_id AND a.given_at IS NULL AND a.label_id = ANY (caller.labels) AND ${ENTERED}
            LIMIT ${MOST}) counted);
    END`,
} as const;

export const UNREAD_COUNTS = [UNREAD, UNREAD_TOTALS];
