/**
 * How many messages of a space, under these labels, would be past their time if it had chosen this; and when the first of
 * the others would be. One stretch at the old end of an index; no holds, no cases: nothing that the reader may not know
 * shows in the number.
 */
const COUNT_EXPIRED = {
  name: 'messaging.count_expired',
  args: 'of_space uuid, chosen int4, labels int4[], most int4',
  returns: 'TABLE (past int4, next_at timestamptz)',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN QUERY
        WITH place AS MATERIALIZED (
          SELECT k.conversation_id, k.label_id, make_interval(days => d.days) AS kept,
            retention.first_id(now() - make_interval(days => d.days)) AS first_id
          FROM messaging.conversation_label k
            CROSS JOIN LATERAL (SELECT retention.days_if(of_space, k.label_id, chosen) AS days) d
          WHERE k.space_id = of_space AND k.label_id = ANY (labels) AND d.days IS NOT NULL)
        SELECT (SELECT count(*)::int4 FROM (SELECT FROM messaging.message m JOIN place p ON p.label_id = m.label_id
            WHERE m.space_id = of_space AND m.id < (SELECT q.first_id FROM place q ORDER BY q.first_id DESC LIMIT 1)
              AND m.id < p.first_id LIMIT most) counted),
          (SELECT min(first.created_at + p.kept) FROM place p CROSS JOIN LATERAL (
            SELECT m.created_at FROM messaging.message m
            WHERE m.conversation_id = p.conversation_id AND m.label_id = p.label_id AND m.thread_id IS NULL
              AND m.id >= p.first_id ORDER BY m.id LIMIT 1) first);
    END`,
} as const;

export const COUNTING = [COUNT_EXPIRED];
