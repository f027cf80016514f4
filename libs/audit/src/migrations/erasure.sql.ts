/**
 * The one change of a record that is let through: what it says of persons goes, of a sealed record in a range whose
 * erasure the log announces. Whose body names the object itself keeps it.
 */
export const LET_ERASURE = {
  name: 'audit.let_erasure',
  args: '',
  returns: 'trigger',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      erased record := OLD;
    BEGIN
      erased.personal := NULL;
      erased.actor := NULL;
      erased.session_id := NULL;
      erased.source_address := NULL;
      erased.object_id := CASE WHEN convert_from(OLD.body, 'UTF8')::jsonb ? 'objectId' THEN OLD.object_id END;
      IF NEW IS DISTINCT FROM erased OR NOT EXISTS (
        SELECT FROM audit.leaf l JOIN audit.erasure x ON l.index >= x.from_index AND l.index < x.to_index
          WHERE l.event_id = OLD.id) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU090', MESSAGE = 'the audit log is never changed';
      END IF;
      RETURN NEW;
    END`,
} as const;

/**
 * What is to be erased next: an erasure that was announced and is not done (`announcement`), or the places that were
 * sealed before a moment and are not announced yet. No row where there is neither.
 */
export const NEXT_ERASURE = {
  name: 'audit.next_erasure',
  args: 'before timestamptz',
  returns: 'TABLE (announcement uuid, from_index bigint, to_index bigint)',
  volatility: 'STABLE',
  callableBy: ['ruche_sequencer'],
  body: `
    BEGIN
      RETURN QUERY SELECT x.event_id, x.from_index, x.to_index FROM audit.erasure x
        WHERE x.done_index < x.to_index ORDER BY x.from_index LIMIT 1;
      IF FOUND THEN RETURN; END IF;
      from_index := coalesce((SELECT max(x.to_index) FROM audit.erasure x), 0);
      -- What happened lately is never to be forgotten, whatever the caller says.
      to_index := (SELECT c.size FROM audit.checkpoint c
        WHERE c.made_at < least(before, now() - interval '1 month') ORDER BY c.made_at DESC, c.id DESC LIMIT 1);
      IF to_index > from_index THEN RETURN NEXT; END IF;
    END`,
} as const;

/**
 * Erases what some records say of persons, as a sealed record of the log announces, from where the last call stopped.
 * Says how far it got, of where to; no row while the announcement is not sealed.
 */
export const ERASE_IDENTITIES = {
  name: 'audit.erase_identities',
  args: 'announcement uuid, most int4',
  returns: 'TABLE (done_index bigint, to_index bigint)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sequencer'],
  body: `
    DECLARE
      next_index bigint;
      ids uuid[];
    BEGIN
      INSERT INTO audit.erasure (event_id, from_index, to_index, done_index)
        SELECT told.id, told.from_index, told.to_index, told.from_index
        FROM (SELECT e.id, l.index, (convert_from(e.body, 'UTF8')::jsonb #>> '{facts,from}')::bigint AS from_index,
            (convert_from(e.body, 'UTF8')::jsonb #>> '{facts,to}')::bigint AS to_index
          FROM audit.audit_event e JOIN audit.leaf l ON l.event_id = e.id
          WHERE e.id = announcement AND e.event = 'audit.identities_erased') told
        WHERE told.to_index <= told.index
        ON CONFLICT ON CONSTRAINT pk_erasure DO NOTHING;
      SELECT x.done_index, x.to_index INTO next_index, to_index FROM audit.erasure x
        WHERE x.event_id = announcement FOR UPDATE;
      IF NOT FOUND THEN RETURN; END IF;
      done_index := least(to_index, next_index + least(most, 5000));
      ids := ARRAY(SELECT l.event_id FROM audit.leaf l WHERE l.index >= next_index AND l.index < done_index);
      UPDATE audit.audit_event e SET personal = NULL, actor = NULL, session_id = NULL, source_address = NULL,
          object_id = CASE WHEN convert_from(e.body, 'UTF8')::jsonb ? 'objectId' THEN e.object_id END
        WHERE e.id = ANY (ids) AND e.personal IS NOT NULL;
      UPDATE audit.erasure x SET done_index = erase_identities.done_index WHERE x.event_id = announcement;
      RETURN NEXT;
    END`,
} as const;
