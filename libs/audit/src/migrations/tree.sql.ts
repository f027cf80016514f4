/** Records that were committed and are not sealed, oldest first. What is queued and has no row stays queued, and holds up nothing. */
export const NEXT_PENDING = {
  name: 'audit.next_pending',
  args: 'most int4',
  returns: 'TABLE (id uuid, at timestamptz, emitter uuid, emitter_seq bigint, mac bytea, body bytea)',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN QUERY
        SELECT e.id, e.at::timestamptz, e.emitter, e.emitter_seq, e.mac, e.body
        FROM audit.audit_pending p JOIN audit.audit_event e ON e.id = p.id
        ORDER BY p.id LIMIT least(most, 5000);
    END`,
} as const;

/** How far the log is sealed, and the last checkpoint that says so; `note` NULL before the first. */
export const HEAD_OF = {
  name: 'audit.head_of_log',
  args: '',
  returns: 'TABLE (size bigint, note text)',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN QUERY SELECT h.size, (SELECT c.note FROM audit.checkpoint c ORDER BY c.id DESC LIMIT 1) FROM audit.head h;
    END`,
} as const;

/** Sealed records in the order of the log, from a place on. */
export const SEALED_RECORDS = {
  name: 'audit.sealed_records',
  args: 'from_index bigint, most int4',
  returns: 'TABLE (index bigint, mac bytea, body bytea)',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN QUERY SELECT l.index, e.mac, e.body FROM audit.leaf l JOIN audit.audit_event e ON e.id = l.event_id
        WHERE l.index >= from_index ORDER BY l.index LIMIT least(most, 256);
    END`,
} as const;

/** Emitters that have not ended. */
export const OPEN_EMITTERS = {
  name: 'audit.open_emitters',
  args: '',
  returns: 'TABLE (id uuid, last_seq bigint, last_at timestamptz, missing bigint[])',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN QUERY SELECT e.id, e.last_seq, e.last_at::timestamptz, e.missing FROM audit.emitter e;
    END`,
} as const;

/**
 * Appends records to the log, all or nothing: takes them off the queue, gives them their places, keeps the tiles that
 * changed and the checkpoint that was signed for them. False when the log is no longer as long as the caller thinks.
 * @param emitters array of {id, lastSeq, lastAt, missing} for those that go on, {id, ended: true} for those that ended.
 */
export const SEAL = {
  name: 'audit.seal',
  args: 'from_size bigint, ids uuid[], levels int2[], numbers bigint[], tiles bytea[], note text, emitters jsonb',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sequencer'],
  body: `
    DECLARE
      held bigint;
      taken int4;
    BEGIN
      SELECT h.size INTO held FROM audit.head h FOR UPDATE;
      IF held <> from_size THEN RETURN false; END IF;
      DELETE FROM audit.audit_pending p WHERE p.id = ANY (ids);
      GET DIAGNOSTICS taken = ROW_COUNT;
      IF taken <> cardinality(ids) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU091', MESSAGE = 'records are no longer in the queue';
      END IF;
      INSERT INTO audit.leaf (index, event_id)
        SELECT held + place.n - 1, place.id FROM unnest(ids) WITH ORDINALITY place (id, n);
      INSERT INTO audit.tile (level, number, hashes) SELECT * FROM unnest(levels, numbers, tiles)
        ON CONFLICT (level, number) DO UPDATE SET hashes = EXCLUDED.hashes
          WHERE substring(EXCLUDED.hashes FROM 1 FOR octet_length(audit.tile.hashes)) = audit.tile.hashes;
      GET DIAGNOSTICS taken = ROW_COUNT;
      IF taken <> cardinality(levels) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU091', MESSAGE = 'a tile would be changed, not extended';
      END IF;
      INSERT INTO audit.checkpoint (size, note) VALUES (held + cardinality(ids), seal.note);
      UPDATE audit.head h SET size = held + cardinality(ids);
      INSERT INTO audit.emitter (id, last_seq, last_at, missing)
        SELECT (e ->> 'id')::uuid, (e ->> 'lastSeq')::bigint, (e ->> 'lastAt')::timestamptz,
          ARRAY(SELECT m::bigint FROM jsonb_array_elements_text(e -> 'missing') m)
        FROM jsonb_array_elements(emitters) e WHERE NOT e ? 'ended'
        ON CONFLICT (id) DO UPDATE SET last_seq = EXCLUDED.last_seq, last_at = EXCLUDED.last_at, missing = EXCLUDED.missing;
      DELETE FROM audit.emitter t USING jsonb_array_elements(emitters) e WHERE e ? 'ended' AND t.id = (e ->> 'id')::uuid;
      RETURN true;
    END`,
} as const;
