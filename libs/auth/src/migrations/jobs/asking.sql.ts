/** What `ruche_app` may do with jobs: those of its sealed caller, and no other. */

/** Most jobs of one person that wait or run: a script that asks for ever more is stopped here. */
const MOST_OPEN_JOBS = 1_000;

/**
 * Asks for a job at the working level of the session that asks. RU050: the same is asked for already; RU051: too many
 * wait.
 */
const ASK_JOB = {
  name: 'auth.ask_job',
  args: 'job uuid, kind text, subject uuid, due timestamptz, language text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      asking auth.session;
    BEGIN
      SELECT s.* INTO asking FROM auth.session s WHERE s.id = access.session_id() AND s.account_id = access.me();
      IF NOT FOUND THEN RAISE SQLSTATE 'RU010' USING MESSAGE = 'only a person asks for a job'; END IF;
      IF (SELECT count(*) FROM (SELECT FROM auth.job j WHERE j.account_id = asking.account_id
          AND j.state IN ('waiting', 'running') LIMIT ${MOST_OPEN_JOBS}) held) >= ${MOST_OPEN_JOBS} THEN
        RAISE SQLSTATE 'RU051' USING MESSAGE = 'too many jobs wait';
      END IF;
      INSERT INTO auth.job (id, account_id, working_level, kind, subject_id, language, source_address, asked_session, due_at)
        VALUES (job, asking.account_id, asking.working_level, kind, subject, language, asking.source_address, asking.id, due);
    EXCEPTION WHEN unique_violation THEN
      RAISE SQLSTATE 'RU050' USING MESSAGE = 'this is asked for already';
    END`,
} as const;

/** Another time for a job that waits. RU052 when it runs already, is over, or is nobody's or somebody else's. */
const MOVE_JOB = {
  name: 'auth.move_job',
  args: 'job uuid, due timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      UPDATE auth.job j SET due_at = due WHERE j.id = job AND j.account_id = access.me() AND j.state = 'waiting';
      IF NOT FOUND THEN RAISE SQLSTATE 'RU052' USING MESSAGE = 'the job does not wait any more'; END IF;
    END`,
} as const;

/** 'cancelled' when it had not begun, 'asked' when it runs and is told to stop, 'over' for all else. */
const CANCEL_JOB = {
  name: 'auth.cancel_job',
  args: 'job uuid',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      held auth.job;
    BEGIN
      SELECT j.* INTO held FROM auth.job j WHERE j.id = job AND j.account_id = access.me() FOR UPDATE;
      IF held.state = 'waiting' THEN
        UPDATE auth.job j SET state = 'cancelled', ended_at = now() WHERE j.id = job;
        RETURN 'cancelled';
      ELSIF held.state = 'running' THEN
        UPDATE auth.job j SET cancel_asked = true WHERE j.id = job;
        RETURN 'asked';
      END IF;
      RETURN 'over';
    END`,
} as const;

/** How the caller's own jobs stand. */
const OWN_JOBS = {
  name: 'auth.own_jobs',
  args: 'asked uuid[]',
  returns: `TABLE (id uuid, kind text, subject_id uuid, state text, due_at timestamptz, attempts int4, last_error text,
    cancel_asked boolean)`,
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY SELECT j.id, j.kind, j.subject_id, j.state, j.due_at, j.attempts, j.last_error, j.cancel_asked
        FROM auth.job j WHERE j.id = ANY (asked) AND j.account_id = access.me();
    END`,
} as const;

export const ASKING = [ASK_JOB, MOVE_JOB, CANCEL_JOB, OWN_JOBS];
