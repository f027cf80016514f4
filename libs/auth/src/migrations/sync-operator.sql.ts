import { UNDOABLE } from './sync-runs.sql.js';

/** Judged by the seal: a statement that was slipped in under the application's role asks in vain. */
const REQUIRE_OPERATOR = {
  name: 'auth.require_operator',
  args: '',
  returns: 'void',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'operator' THEN
        RAISE insufficient_privilege USING MESSAGE = 'for the operator alone';
      END IF;
    END`,
} as const;

const OVERVIEW = {
  name: 'auth.operator_directory',
  args: '',
  returns: 'jsonb',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM auth.require_operator();
      RETURN jsonb_build_object(
        'paused', (SELECT s.paused FROM auth.directory_state s),
        'lastSuccessAt', (SELECT to_char(max(r.ended_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          FROM auth.directory_run r WHERE r.kind = 'full' AND r.state IN ('applied', 'undone')),
        'accounts', (SELECT jsonb_build_object('active', count(*) FILTER (WHERE a.state = 'active'),
          'deactivated', count(*) FILTER (WHERE a.state <> 'active')) FROM auth.account a),
        'groups', (SELECT count(*) FROM auth.directory_group));
    END`,
} as const;

/** One run, or the newest when `chosen` is NULL. */
const RUNS = {
  name: 'auth.operator_directory_runs',
  args: 'chosen uuid, most int4',
  returns: `TABLE (id uuid, kind text, state text, asked_by uuid, asked_by_name text, created_at timestamptz,
    started_at timestamptz, ended_at timestamptz, counts jsonb, reason text, hash text, undoable boolean, notices jsonb)`,
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM auth.require_operator();
      RETURN QUERY
        SELECT r.id, r.kind, r.state, r.asked_by, a.display_name, r.created_at, r.started_at, r.ended_at, r.counts,
          r.reason, r.hash, r.id IS NOT DISTINCT FROM ${UNDOABLE},
          CASE WHEN chosen IS NULL THEN NULL ELSE r.notices END
        FROM auth.directory_run r LEFT JOIN auth.account a ON a.id = r.asked_by
        WHERE chosen IS NULL OR r.id = chosen
        ORDER BY r.created_at DESC, r.id DESC LIMIT most;
    END`,
} as const;

/** Names and shown values alone: what was before and after, clearances included, is for the undoing. */
const CHANGES = {
  name: 'auth.operator_directory_changes',
  args: 'run uuid, beyond uuid, most int4',
  returns: 'TABLE (id uuid, kind text, account_id uuid, display_name text, uid text, attributes jsonb)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM auth.require_operator();
      RETURN QUERY
        SELECT c.id, c.kind, c.account_id, c.display_name, c.uid, c.attributes FROM auth.directory_change c
        WHERE c.run_id = run AND (beyond IS NULL OR c.id > beyond) ORDER BY c.id LIMIT most;
    END`,
} as const;

/** asked; pending: one waits or runs already; nothing: there is no run to take back. */
const ASK = {
  name: 'auth.ask_directory_run',
  args: 'new_id uuid, run_kind text',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM auth.require_operator();
      PERFORM pg_advisory_xact_lock(7331762091);
      IF run_kind = 'undo' AND ${UNDOABLE} IS NULL THEN RETURN 'nothing'; END IF;
      IF EXISTS (SELECT FROM auth.directory_run r WHERE r.state = 'asked' AND r.kind = run_kind) THEN
        RETURN 'pending';
      END IF;
      INSERT INTO auth.directory_run (id, kind, state, asked_by) VALUES (new_id, run_kind, 'asked', access.me());
      RETURN 'asked';
    END`,
} as const;

/** done; absent; over: it waits for no answer; changed: it would do something else than what was read. */
const DECIDE = {
  name: 'auth.decide_directory_run',
  args: 'run uuid, read_hash text, accept boolean',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held auth.directory_run;
    BEGIN
      PERFORM auth.require_operator();
      SELECT r.* INTO held FROM auth.directory_run r WHERE r.id = run FOR UPDATE;
      IF NOT FOUND THEN RETURN 'absent'; END IF;
      IF held.state <> 'braked' THEN RETURN 'over'; END IF;
      IF held.hash IS DISTINCT FROM read_hash THEN RETURN 'changed'; END IF;
      UPDATE auth.directory_run r SET asked_by = access.me(), state = CASE WHEN accept THEN 'asked' ELSE 'dropped' END,
          accept_hash = CASE WHEN accept THEN held.hash END
        WHERE r.id = run;
      RETURN 'done';
    END`,
} as const;

const RESUME_BY_OPERATOR = {
  name: 'auth.resume_directory',
  args: '',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM auth.require_operator();
      RETURN auth.resume_directory_sync();
    END`,
} as const;

export const OPERATOR_FUNCTIONS = [
  REQUIRE_OPERATOR,
  OVERVIEW,
  RUNS,
  CHANGES,
  ASK,
  DECIDE,
  RESUME_BY_OPERATOR,
];
