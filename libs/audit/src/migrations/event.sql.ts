/** Queues records for sealing by a trigger, so that no writer can leave one out. */
export const PEND = {
  name: 'audit.pend',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      INSERT INTO audit.audit_pending (id) SELECT id FROM added;
      RETURN NULL;
    END`,
} as const;

/** Which of these records are there: asked by a writer who lost the connection before he heard. */
export const STANDING = {
  name: 'audit.standing',
  args: 'ids uuid[]',
  returns: 'SETOF uuid',
  volatility: 'STABLE',
  callableBy: ['ruche_relay', 'ruche_sequencer'],
  body: `
    BEGIN
      RETURN QUERY SELECT e.id FROM audit.audit_event e WHERE e.id = ANY (ids);
    END`,
} as const;

/** A guard against mistakes. Who wants to can switch it off: what he changes then shows in the tree. */
export const REFUSE_CHANGE = {
  name: 'audit.refuse_change',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      RAISE EXCEPTION USING ERRCODE = 'RU090', MESSAGE = 'the audit log is never changed';
    END`,
} as const;

/** The first id that the application makes at a moment or later (UUIDv7: 48 bits of milliseconds, then the rest). */
const firstIdAt = (moment: string): string =>
  `(lpad(to_hex((extract(epoch FROM ${moment}) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`;

/**
 * Sees to it that this month and those that follow have their partition. What comes with another time (a clock that
 * was set back, or far ahead) lies in the partition for all the rest.
 */
export const MAKE_PARTITIONS = {
  name: 'audit.make_partitions',
  args: 'months int4',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sequencer'],
  body: `
    DECLARE
      month timestamptz := date_trunc('month', now(), 'UTC');
      next timestamptz;
      part text;
    BEGIN
      FOR i IN 0 .. least(months, 12) LOOP
        next := date_trunc('month', month + interval '32 days', 'UTC');
        part := 'audit_event_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
        IF to_regclass('audit.' || part) IS NULL THEN
          BEGIN
            EXECUTE format('CREATE TABLE audit.%I PARTITION OF audit.audit_event FOR VALUES FROM (%L) TO (%L)',
              part, ${firstIdAt('month')}, ${firstIdAt('next')});
            EXECUTE format('ALTER TABLE audit.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
            EXECUTE format('CREATE TRIGGER audit_event_keep_all BEFORE TRUNCATE ON audit.%I
              FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', part);
          EXCEPTION WHEN check_violation THEN
            -- Records of that month lie among all the rest already: whoever writes and seals is not held up by it.
            NULL;
          END;
        END IF;
        month := next;
      END LOOP;
    END`,
} as const;
