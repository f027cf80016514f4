/** Records at either end of a month among which its first and last place are looked for: records are sealed nearly in order. */
const EDGE = 200_000;

/**
 * Drops the months of the log that were over before a moment, each as a whole, and only when nothing of it waits to be
 * sealed: that would go without a trace. What names the keys of the log is kept. Says between which places they lay; one
 * month at a call, so that it ends in time.
 */
export const PRUNE = {
  name: 'audit.prune',
  args: 'before timestamptz',
  returns: 'TABLE (part text, from_index bigint, to_index bigint)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sequencer'],
  body: `
    DECLARE
      last_kept text := 'audit_event_' || to_char(before AT TIME ZONE 'UTC', 'YYYY_MM');
      waits boolean;
    BEGIN
      SELECT c.relname::text INTO part FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'audit.audit_event'::regclass AND c.relname ~ '^audit_event_[0-9]{4}_[0-9]{2}$'
          AND c.relname < last_kept COLLATE "C" ORDER BY c.relname LIMIT 1;
      IF part IS NULL THEN RETURN; END IF;
      EXECUTE format('SELECT EXISTS (SELECT FROM audit.audit_pending p JOIN audit.%I e ON e.id = p.id)', part) INTO waits;
      IF waits THEN RETURN; END IF;
      EXECUTE format('SELECT min(l.index) FROM (SELECT e.id FROM audit.%I e ORDER BY e.id LIMIT ${EDGE}) e
        JOIN audit.leaf l ON l.event_id = e.id', part) INTO from_index;
      EXECUTE format('SELECT max(l.index) + 1 FROM (SELECT e.id FROM audit.%I e ORDER BY e.id DESC LIMIT ${EDGE}) e
        JOIN audit.leaf l ON l.event_id = e.id', part) INTO to_index;
      EXECUTE format('ALTER TABLE audit.audit_event DETACH PARTITION audit.%I', part);
      EXECUTE format('INSERT INTO audit.audit_event_other SELECT * FROM audit.%I
        WHERE event IN (''audit.sequencer_started'', ''audit.key_rotated'')', part);
      EXECUTE format('DROP TABLE audit.%I', part);
      INSERT INTO audit.pruned (part, from_index, to_index)
        VALUES (prune.part, coalesce(prune.from_index, 0), coalesce(prune.to_index, 0));
      RETURN NEXT;
    END`,
} as const;
