import { MOST_JOB_ATTEMPTS as MOST_ATTEMPTS } from '../../jobs/job-handler.js';

/** What `ruche_worker` may do with jobs: take those that are due, go on with them, and end them. */

/** Longest lease, and longest run of one claim: work that takes longer is done in portions. */
const LONGEST_LEASE = `interval '5 minutes'`;
const LONGEST_RUN = `interval '1 hour'`;

/**
 * The level of a ticket: the lowest of the level at which the job was asked for, what the person holds now, and the
 * ceiling of the site. NULL when one of them is no level of the policy any more.
 */
const TICKET_LEVEL = {
  name: 'auth.ticket_level',
  args: 'held jsonb, asked text',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      site access.site := (SELECT t FROM access.site t);
      level text := asked;
      other text;
    BEGIN
      FOREACH other IN ARRAY ARRAY[coalesce(access.held_in(held, site.main_policy) ->> 'level', ''), site.ceiling_level] LOOP
        IF access.level_rank(site.main_policy, level) IS NULL OR access.level_rank(site.main_policy, other) IS NULL THEN
          RETURN NULL;
        END IF;
        IF access.level_rank(site.main_policy, other) < access.level_rank(site.main_policy, level) THEN level := other; END IF;
      END LOOP;
      RETURN level;
    END`,
} as const;

/** Opens the ticket of a job that was just claimed. Gives why not, and NULL when it is open. */
const OPEN_TICKET = {
  name: 'auth.open_ticket',
  args: 'held auth.job, ticket uuid, hash bytea, until_at timestamptz',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      owner auth.account;
      level text;
      effective jsonb;
    BEGIN
      SELECT a.* INTO owner FROM auth.account a WHERE a.id = held.account_id;
      IF owner.state IS DISTINCT FROM 'active' THEN RETURN 'ACCOUNT_DISABLED'; END IF;
      level := auth.ticket_level(owner.clearance, held.working_level);
      effective := access.cap_clearance(owner.clearance, level);
      IF level IS NULL OR effective IS NULL THEN RETURN 'CLEARANCE_GONE'; END IF;
      INSERT INTO auth.session (id, token_hash, account_id, working_level, source_address, idle, expires_at, kind)
        VALUES (ticket, hash, owner.id, level, held.source_address, ${LONGEST_RUN}, until_at, 'job');
      INSERT INTO auth.standing (session_id, generation, clearance, effective, labels)
        VALUES (ticket, 0, owner.clearance, effective, '{}');
      RETURN NULL;
    END`,
} as const;

/**
 * Takes jobs of these kinds that are due, or whose worker has let the lease run out: at most one for each ticket that the
 * worker brings, given as the hash of a token that it made. A ticket opens nothing but the job that it is given for. A job
 * that cannot run any more comes back with the reason and without a ticket, and is over.
 */
const CLAIM_JOBS = {
  name: 'auth.claim_jobs',
  args: 'tickets uuid[], hashes bytea[], kinds text[], lease interval',
  returns: `TABLE (id uuid, kind text, subject_id uuid, attempt int4, due_at timestamptz, language text,
    source_address text, ticket uuid, refusal text)`,
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      held auth.job;
      taken int4 := 0;
      until_at timestamptz := clock_timestamp() + least(lease, ${LONGEST_LEASE});
      refused text;
    BEGIN
      IF cardinality(tickets) > 100 OR cardinality(tickets) <> cardinality(hashes)
          OR EXISTS (SELECT FROM unnest(hashes) h WHERE octet_length(h) IS DISTINCT FROM 32) THEN
        RAISE invalid_parameter_value USING MESSAGE = 'a ticket is an id and a SHA-256';
      END IF;
      FOR held IN
        SELECT j.* FROM auth.job j
        WHERE j.state IN ('waiting', 'running') AND coalesce(j.claimed_until, j.due_at) <= now() AND j.kind = ANY (kinds)
        ORDER BY coalesce(j.claimed_until, j.due_at) LIMIT cardinality(tickets) FOR UPDATE SKIP LOCKED
      LOOP
        PERFORM auth.end_ticket(held.ticket_id);
        taken := taken + 1;
        refused := CASE WHEN held.cancel_asked THEN 'JOB_CANCELLED'
          WHEN held.attempts >= ${MOST_ATTEMPTS} THEN 'JOB_ATTEMPTS_EXHAUSTED'
          ELSE auth.open_ticket(held, tickets[taken], hashes[taken], until_at) END;
        IF refused IS NULL THEN
          UPDATE auth.job j SET state = 'running', attempts = j.attempts + 1, claimed_at = clock_timestamp(),
              claimed_until = until_at, ticket_id = tickets[taken]
            WHERE j.id = held.id;
        ELSE
          UPDATE auth.job j SET state = CASE WHEN held.cancel_asked THEN 'cancelled' ELSE 'failed' END, ended_at = now(),
              claimed_until = NULL, ticket_id = NULL, last_error = refused
            WHERE j.id = held.id;
        END IF;
        RETURN QUERY SELECT held.id, held.kind, held.subject_id, held.attempts + 1, held.due_at, held.language,
          held.source_address, CASE WHEN refused IS NULL THEN tickets[taken] END, refused;
      END LOOP;
    END`,
} as const;

const END_TICKET = {
  name: 'auth.end_ticket',
  args: 'ticket uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      UPDATE auth.session s SET ended_at = now(), ended_reason = 'job_over'
        WHERE s.id = ticket AND s.kind = 'job' AND s.ended_at IS NULL;
    END`,
} as const;

/**
 * Another lease for a job that runs with this ticket. 'go'; 'stop' when the person wants it stopped; 'lost' when the
 * lease has run out, the ticket is not its own, or one claim has run for too long.
 */
const RENEW_JOB = {
  name: 'auth.renew_job',
  args: 'job uuid, hash bytea, lease interval',
  returns: 'text',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      held auth.job;
      until_at timestamptz := clock_timestamp() + least(lease, ${LONGEST_LEASE});
    BEGIN
      SELECT j.* INTO held FROM auth.job j JOIN auth.session s ON s.id = j.ticket_id
        WHERE j.id = job AND j.state = 'running' AND j.claimed_until > clock_timestamp()
          AND j.claimed_at + ${LONGEST_RUN} > clock_timestamp()
          AND s.token_hash = hash AND s.ended_at IS NULL
        FOR UPDATE OF j;
      IF NOT FOUND THEN RETURN 'lost'; END IF;
      UPDATE auth.job j SET claimed_until = until_at WHERE j.id = job;
      UPDATE auth.session s SET expires_at = until_at WHERE s.id = held.ticket_id;
      RETURN CASE WHEN held.cancel_asked THEN 'stop' ELSE 'go' END;
    END`,
} as const;

/**
 * Ends a job, or this try of it, and its ticket. `outcome`: 'done'; 'failed' with a code; 'again' after `pause`, which
 * begins a new count of attempts; 'retry' after `pause`, which does not. False when somebody else has it by now.
 */
const FINISH_JOB = {
  name: 'auth.finish_job',
  args: 'job uuid, hash bytea, outcome text, error text, pause interval',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      held auth.job;
      ending text;
    BEGIN
      SELECT j.* INTO held FROM auth.job j JOIN auth.session s ON s.id = j.ticket_id
        WHERE j.id = job AND j.state = 'running' AND s.token_hash = hash FOR UPDATE OF j;
      IF NOT FOUND THEN RETURN false; END IF;
      ending := CASE WHEN outcome IN ('done', 'failed') THEN outcome
        WHEN outcome NOT IN ('again', 'retry') THEN NULL
        WHEN held.cancel_asked THEN 'cancelled'
        WHEN outcome = 'retry' AND held.attempts >= ${MOST_ATTEMPTS} THEN 'failed'
        ELSE 'waiting' END;
      UPDATE auth.job j SET state = ending, claimed_until = NULL, ticket_id = NULL,
          ended_at = CASE WHEN ending <> 'waiting' THEN now() END,
          due_at = CASE WHEN ending = 'waiting' THEN clock_timestamp() + pause ELSE j.due_at END,
          attempts = CASE WHEN outcome = 'again' THEN 0 ELSE j.attempts END,
          last_error = CASE WHEN outcome IN ('failed', 'retry') THEN error END
        WHERE j.id = job;
      PERFORM auth.end_ticket(held.ticket_id);
      RETURN true;
    END`,
} as const;

/** Forgets what is over for a month, tickets too: the audit log keeps what they did. */
const PRUNE_JOBS = {
  name: 'auth.prune_jobs',
  args: '',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      gone int4;
    BEGIN
      DELETE FROM auth.job j WHERE j.id IN (SELECT o.id FROM auth.job o WHERE o.ended_at < now() - interval '30 days' LIMIT 5000);
      GET DIAGNOSTICS gone = ROW_COUNT;
      DELETE FROM auth.session s WHERE s.id IN (SELECT o.id FROM auth.session o
        WHERE o.kind = 'job' AND o.ended_at < now() - interval '30 days' LIMIT 5000);
      RETURN gone;
    END`,
} as const;

export const CLAIMING = [
  TICKET_LEVEL,
  END_TICKET,
  OPEN_TICKET,
  CLAIM_JOBS,
  RENEW_JOB,
  FINISH_JOB,
  PRUNE_JOBS,
];
