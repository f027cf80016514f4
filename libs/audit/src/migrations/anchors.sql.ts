/** How many records of the log an anchor has; 0 for one that is new. */
export const ANCHOR_POSITION = {
  name: 'audit.anchor_position',
  args: 'anchor text',
  returns: 'bigint',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN coalesce((SELECT a.position FROM audit.anchor a WHERE a.name = anchor), 0);
    END`,
} as const;

/** Moves an anchor forward, never beyond the end of the log. False when it is no longer where the caller thinks. */
export const MOVE_ANCHOR = {
  name: 'audit.move_anchor',
  args: 'anchor text, from_position bigint, to_position bigint',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      IF to_position <= from_position OR to_position > (SELECT h.size FROM audit.head h) THEN RETURN false; END IF;
      INSERT INTO audit.anchor (name) VALUES (anchor) ON CONFLICT (name) DO NOTHING;
      UPDATE audit.anchor a SET position = to_position, moved_at = now()
        WHERE a.name = anchor AND a.position = from_position;
      RETURN FOUND;
    END`,
} as const;

/** Sealed records from one place up to before another, in the order of the log. */
export const RECORDS_TO_ANCHOR = {
  name: 'audit.records_to_anchor',
  args: 'from_index bigint, to_index bigint',
  returns: 'TABLE (index bigint, mac bytea, body bytea, personal bytea)',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN QUERY SELECT l.index, e.mac, e.body, e.personal
        FROM audit.leaf l JOIN audit.audit_event e ON e.id = l.event_id
        WHERE l.index >= from_index AND l.index < least(to_index, from_index + 5000) ORDER BY l.index;
    END`,
} as const;

/**
 * Keeps what a witness said of a checkpoint; the same twice is kept once. Whether his signature holds was for the
 * caller to check, and is checked again by every verifier: here nothing can be changed or taken away.
 * @param text the signed text of a checkpoint that this log made. @returns false when it made none such.
 */
export const ADD_COSIGNATURE = {
  name: 'audit.add_cosignature',
  args: 'text text, witness text, line text',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_auditor'],
  body: `
    DECLARE
      made bigint;
    BEGIN
      SELECT c.id INTO made FROM audit.checkpoint c
        WHERE c.size = substring(add_cosignature.text FROM '^[^\\n]*\\n([0-9]{1,15})\\n')::bigint
          AND starts_with(c.note, add_cosignature.text || E'\\n') ORDER BY c.id LIMIT 1;
      IF made IS NULL THEN RETURN false; END IF;
      INSERT INTO audit.cosignature (checkpoint_id, witness, line) VALUES (made, witness, line)
        ON CONFLICT ON CONSTRAINT uq_cosignature DO NOTHING;
      RETURN true;
    END`,
} as const;

/** Cosignatures that came after one, oldest first. */
export const COSIGNATURES_AFTER = {
  name: 'audit.cosignatures_after',
  args: 'after bigint',
  returns: 'TABLE (id bigint, size bigint, witness text)',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN QUERY SELECT s.id, c.size, s.witness
        FROM audit.cosignature s JOIN audit.checkpoint c ON c.id = s.checkpoint_id
        WHERE s.id > after ORDER BY s.id LIMIT 100;
    END`,
} as const;

/** The last cosignature that the log tells of. */
export const LAST_TOLD_COSIGNATURE = {
  name: 'audit.last_told_cosignature',
  args: '',
  returns: 'bigint',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN (SELECT t.id FROM audit.told_cosignature t);
    END`,
} as const;

/** The log tells of the cosignatures up to this one. */
export const TELL_COSIGNATURE = {
  name: 'audit.tell_cosignature',
  args: 'told bigint',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      UPDATE audit.told_cosignature t SET id = told WHERE t.id < told;
    END`,
} as const;
