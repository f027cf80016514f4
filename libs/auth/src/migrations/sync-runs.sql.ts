/** A run that was killed says nothing any more: after this time it counts as failed. */
const DEAD = `interval '10 minutes'`;

/** The newest run that can be taken back. */
export const UNDOABLE = `(SELECT u.id FROM auth.directory_run u
  WHERE u.state = 'applied' AND u.changed AND u.kind <> 'undo' ORDER BY u.ended_at DESC, u.id DESC LIMIT 1)`;

const BEGIN_RUN = {
  name: 'auth.begin_directory_run',
  args: 'new_id uuid, run_kind text, accepted text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      UPDATE auth.directory_run r SET state = 'failed', reason = 'INTERRUPTED', ended_at = now()
        WHERE r.state = 'running' AND r.started_at < now() - ${DEAD};
      INSERT INTO auth.directory_run (id, kind, state, accept_hash, started_at)
        VALUES (new_id, run_kind, 'running', accepted, now());
    END`,
} as const;

/** Takes the oldest run that somebody asked for; no row when nobody did. */
const TAKE_ASKED = {
  name: 'auth.take_asked_run',
  args: '',
  returns: 'TABLE (id uuid, kind text, accept_hash text)',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      RETURN QUERY
        UPDATE auth.directory_run t SET state = 'running', started_at = now(), ended_at = NULL, reason = NULL
        WHERE t.id = (SELECT r.id FROM auth.directory_run r WHERE r.state = 'asked' ORDER BY r.created_at, r.id
          LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING t.id, t.kind, t.accept_hash;
    END`,
} as const;

/**
 * To the end of the transaction nobody else writes for the directory. False when a run that began later has written
 * already: what this one read is older than what is there.
 */
const LOCK = {
  name: 'auth.lock_directory',
  args: 'run uuid',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      PERFORM pg_advisory_xact_lock(7331762090);
      PERFORM auth.require_directory_run(run);
      RETURN NOT EXISTS (SELECT FROM auth.directory_run newer JOIN auth.directory_run mine ON mine.id = run
        WHERE newer.state = 'applied' AND newer.started_at > mine.started_at);
    END`,
} as const;

const WRITE_CHANGES = {
  name: 'auth.write_directory_changes',
  args: 'run uuid, batch jsonb',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      PERFORM auth.require_directory_run(run);
      INSERT INTO auth.directory_change (id, run_id, account_id, kind, uid, display_name, attributes, before, after)
        SELECT (c ->> 'id')::uuid, run, (c ->> 'accountId')::uuid, c ->> 'kind', c ->> 'uid', c ->> 'displayName',
          c -> 'attributes', nullif(c -> 'before', 'null'), nullif(c -> 'after', 'null')
        FROM jsonb_array_elements(batch) c;
    END`,
} as const;

/** What the run before had written of its changes, when it stopped to ask. */
const CLEAR_CHANGES = {
  name: 'auth.clear_directory_changes',
  args: 'run uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      PERFORM auth.require_directory_run(run);
      DELETE FROM auth.directory_change c WHERE c.run_id = run;
    END`,
} as const;

/**
 * Ends a run. Of the same story told again and again one row is kept: a brake that waits for its answer, a failure
 * that lasts, a schedule that finds nothing. Changes hold what clearances were: they go after 90 days.
 */
const FINISH_RUN = {
  name: 'auth.finish_directory_run',
  args: 'run uuid, outcome jsonb',
  returns: 'uuid',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    DECLARE
      done auth.directory_run;
      same uuid;
    BEGIN
      PERFORM auth.require_directory_run(run);
      UPDATE auth.directory_run r SET state = outcome ->> 'state', counts = outcome -> 'counts',
          reason = outcome ->> 'reason', hash = outcome ->> 'hash', notices = outcome -> 'notices',
          groups_before = outcome -> 'groupsBefore', changed = (outcome ->> 'changed')::boolean,
          ended_at = clock_timestamp()
        WHERE r.id = run RETURNING r.* INTO done;
      IF done.state = 'braked' THEN
        SELECT r.id INTO same FROM auth.directory_run r
          WHERE r.id <> run AND r.state = 'braked' AND r.kind = done.kind AND r.hash = done.hash LIMIT 1;
        IF same IS NOT NULL AND done.asked_by IS NULL THEN
          DELETE FROM auth.directory_run r WHERE r.id = run;
          UPDATE auth.directory_run r SET ended_at = done.ended_at WHERE r.id = same;
          RETURN same;
        END IF;
      END IF;
      IF done.state IN ('braked', 'applied') THEN
        UPDATE auth.directory_run r SET state = 'dropped', reason = 'SUPERSEDED'
          WHERE r.id <> run AND r.state = 'braked' AND (r.kind = done.kind OR done.kind = 'full');
      END IF;
      DELETE FROM auth.directory_run r WHERE r.id <> run AND r.asked_by IS NULL AND NOT r.changed
        AND r.kind = done.kind AND r.state = done.state AND r.reason IS NOT DISTINCT FROM done.reason
        AND r.state IN ('applied', 'failed');
      DELETE FROM auth.directory_run r WHERE r.ended_at < now() - interval '90 days'
        AND r.id IS DISTINCT FROM ${UNDOABLE};
      RETURN run;
    END`,
} as const;

/** Whether the schedule stands still, and for how many seconds nobody has compared everybody; NULL: never. */
const SCHEDULE = {
  name: 'auth.directory_schedule',
  args: '',
  returns: 'TABLE (paused boolean, idle_seconds float8)',
  volatility: 'STABLE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      RETURN QUERY SELECT s.paused, (SELECT extract(epoch FROM now() - max(r.started_at))::float8
          FROM auth.directory_run r WHERE r.kind = 'full') FROM auth.directory_state s;
    END`,
} as const;

/** The run that can be taken back, and what it changed in groups; no row when there is none. */
const UNDO_TARGET = {
  name: 'auth.directory_undo_target',
  args: '',
  returns: 'TABLE (id uuid, groups_before jsonb)',
  volatility: 'STABLE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      RETURN QUERY SELECT r.id, r.groups_before FROM auth.directory_run r WHERE r.id = ${UNDOABLE};
    END`,
} as const;

const UNDO_CHANGES = {
  name: 'auth.directory_undo_changes',
  args: 'run uuid',
  returns: 'TABLE (account_id uuid, kind text, before jsonb, after jsonb)',
  volatility: 'STABLE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      RETURN QUERY SELECT c.account_id, c.kind, c.before, c.after FROM auth.directory_change c WHERE c.run_id = run;
    END`,
} as const;

/** Marks a run as taken back, and stops the schedule: the directory still says what was wrong. */
const MARK_UNDONE = {
  name: 'auth.mark_directory_undone',
  args: 'run uuid, target uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      PERFORM auth.require_directory_run(run);
      UPDATE auth.directory_run r SET target_run = target WHERE r.id = run;
      UPDATE auth.directory_run r SET state = 'undone' WHERE r.id = target;
      UPDATE auth.directory_state SET paused = true;
    END`,
} as const;

const RESUME = {
  name: 'auth.resume_directory_sync',
  args: '',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      UPDATE auth.directory_state s SET paused = false WHERE s.paused;
      RETURN FOUND;
    END`,
} as const;

export const RUN_FUNCTIONS = [
  BEGIN_RUN,
  TAKE_ASKED,
  LOCK,
  WRITE_CHANGES,
  CLEAR_CHANGES,
  FINISH_RUN,
  SCHEDULE,
  UNDO_TARGET,
  UNDO_CHANGES,
  MARK_UNDONE,
  RESUME,
];
