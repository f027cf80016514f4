import { MAX_AUDIT_WAITING } from '#contracts';

/** What those who may read the log are: asked of the seal. Everybody else gets no row. */
const READS_THE_LOG = `(access.caller()).site_role IN ('officer', 'auditor')`;

/**
 * Records by their ids (at most 100, newest first), with their places; nothing for who is neither officer nor auditor.
 * The name is that of the account as it is now; accounts belong to the library of sign-in.
 */
export const LOG_RECORDS = {
  name: 'audit.log_records',
  args: 'asked uuid[]',
  returns: `TABLE (id uuid, at timestamptz, event text, actor uuid, actor_name text, session_id uuid, source_address text,
    object_type text, object_id uuid, label_id int4, decision text, outcome text, reason text, correlation_id uuid,
    body bytea, personal bytea, index bigint)`,
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      wanted uuid[] := ARRAY(SELECT a.id FROM unnest(asked[1:100]) a (id) ORDER BY a.id DESC);
      newest uuid := wanted[1];
      oldest uuid := wanted[cardinality(wanted)];
    BEGIN
      IF ${READS_THE_LOG} IS NOT TRUE THEN RETURN; END IF;
      RETURN QUERY
        SELECT e.id, e.at::timestamptz, e.event, e.actor, a.display_name, e.session_id, e.source_address, e.object_type,
          e.object_id, e.label_id, e.decision, e.outcome, e.reason, e.correlation_id, e.body, e.personal, l.index
        FROM audit.audit_event e LEFT JOIN audit.leaf l ON l.event_id = e.id LEFT JOIN auth.account a ON a.id = e.actor
        WHERE e.id = ANY (wanted) AND e.id <= newest AND e.id >= oldest ORDER BY e.id DESC;
    END`,
} as const;

/** The note of the first checkpoint that is kept over a place of the log; none before it is made. */
export const CHECKPOINT_OVER = {
  name: 'audit.checkpoint_over',
  args: 'place bigint',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      IF ${READS_THE_LOG} IS NOT TRUE THEN RETURN NULL; END IF;
      RETURN (SELECT c.note FROM audit.checkpoint c WHERE c.size > place ORDER BY c.size, c.id LIMIT 1);
    END`,
} as const;

/** How far the log is sealed, copied and witnessed: one row of JSON, NULL for who is neither officer nor auditor. */
export const LOG_STATE = {
  name: 'audit.log_state',
  args: '',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      IF ${READS_THE_LOG} IS NOT TRUE THEN RETURN NULL; END IF;
      RETURN jsonb_build_object(
        'size', (SELECT h.size FROM audit.head h),
        'note', (SELECT c.note FROM audit.checkpoint c ORDER BY c.id DESC LIMIT 1),
        'waiting', (SELECT count(*) FROM (SELECT FROM audit.audit_pending LIMIT ${MAX_AUDIT_WAITING + 1}) p),
        'oldest', (SELECT p.id FROM audit.audit_pending p ORDER BY p.id LIMIT 1),
        'anchors', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'size', a.position, 'movedAt', a.moved_at)
          ORDER BY a.name), '[]') FROM audit.anchor a),
        'witness', (SELECT jsonb_build_object('key', s.witness, 'size', c.size, 'at', s.added_at)
          FROM audit.cosignature s JOIN audit.checkpoint c ON c.id = s.checkpoint_id ORDER BY s.id DESC LIMIT 1));
    END`,
} as const;

/** Accounts by a part of the name, or by the whole login: for officers and auditors, who see nobody in the directory of people. */
export const LOG_PEOPLE = {
  name: 'audit.people_named',
  args: 'asked text, most int4',
  returns: 'TABLE (id uuid, display_name text, unit text)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      IF ${READS_THE_LOG} IS NOT TRUE THEN RETURN; END IF;
      RETURN QUERY SELECT a.id, a.display_name, a.unit FROM auth.account a
        -- What folds to nothing stands in every name.
        WHERE (people.fold(asked) <> '' AND position(people.fold(asked) IN people.fold(a.display_name)) > 0 OR a.uid = asked)
        ORDER BY a.display_name, a.id LIMIT most;
    END`,
} as const;
