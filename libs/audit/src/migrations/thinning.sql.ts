/** Name and key of the first signature of a note: what tells one key of the log from the next. */
const signer = (note: string): string => `substring(${note} FROM '\\u2014 [^ ]+ .{5}')`;

/**
 * Whether a checkpoint can be done without: an hour old, not the last of its minute, not the first or the last that its
 * key signed, and in nobody's hands. It says so whether others like it are gone already or not.
 */
const isSuperfluous = (c: string): string => `
  ${c}.made_at < now() - interval '1 hour'
  AND EXISTS (SELECT FROM (SELECT n.made_at, n.note FROM audit.checkpoint n WHERE n.id > ${c}.id ORDER BY n.id LIMIT 1) n
    WHERE date_trunc('minute', n.made_at) = date_trunc('minute', ${c}.made_at) AND ${signer('n.note')} = ${signer(`${c}.note`)})
  AND EXISTS (SELECT FROM (SELECT p.note FROM audit.checkpoint p WHERE p.id < ${c}.id ORDER BY p.id DESC LIMIT 1) p
    WHERE ${signer('p.note')} = ${signer(`${c}.note`)})
  AND NOT EXISTS (SELECT FROM audit.cosignature s WHERE s.checkpoint_id = ${c}.id)
  AND NOT EXISTS (SELECT FROM audit.handed_checkpoint h WHERE h.checkpoint_id = ${c}.id)`;

/** A checkpoint is never changed, and goes only when it can be done without. */
export const LET_THINNING = {
  name: 'audit.let_thinning',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      IF TG_OP = 'DELETE' THEN
        IF ${isSuperfluous('OLD')} THEN RETURN OLD; END IF;
      END IF;
      RAISE EXCEPTION USING ERRCODE = 'RU090', MESSAGE = 'the audit log is never changed';
    END`,
} as const;

/**
 * Looks at some checkpoints after one, in the order of their making, and removes those that can be done without.
 * @returns the last that it looked at (NULL: none is old enough), and whether there may be more behind it.
 */
export const THIN_CHECKPOINTS = {
  name: 'audit.thin_checkpoints',
  args: 'after bigint, most int4',
  returns: 'TABLE (last_id bigint, more boolean)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sequencer'],
  body: `
    DECLARE
      page bigint[];
      ids bigint[];
    BEGIN
      -- By number alone: no plan begins with the dead of all batches before.
      page := ARRAY(SELECT c.id FROM audit.checkpoint c WHERE c.id > after ORDER BY c.id LIMIT least(most, 5000));
      ids := ARRAY(SELECT c.id FROM audit.checkpoint c
        WHERE c.id = ANY (page) AND c.made_at < now() - interval '1 hour' ORDER BY c.id);
      last_id := ids[cardinality(ids)];
      more := cardinality(page) = least(most, 5000) AND last_id IS NOT DISTINCT FROM page[cardinality(page)];
      DELETE FROM audit.checkpoint c WHERE c.id = ANY (ids) AND ${isSuperfluous('c')};
      RETURN NEXT;
    END`,
} as const;

/** Marks a checkpoint that is given to a witness: he may bring it back in a year. False when there is none such. */
export const HAND_OUT = {
  name: 'audit.hand_out',
  args: 'checkpoint bigint',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_auditor'],
  body: `
    BEGIN
      INSERT INTO audit.handed_checkpoint (checkpoint_id) SELECT c.id FROM audit.checkpoint c WHERE c.id = checkpoint
        ON CONFLICT ON CONSTRAINT pk_handed_checkpoint DO NOTHING;
      RETURN EXISTS (SELECT FROM audit.handed_checkpoint h WHERE h.checkpoint_id = checkpoint);
    END`,
} as const;
