import type { DefinerFunction } from '#database';

const ownSessions = (open: string) =>
  ({
    name: 'auth.own_sessions',
    args: 'before uuid, most int4',
    returns: `TABLE (id uuid, opened_at timestamptz, seen_at timestamptz, source_address text, working_level text)`,
    volatility: 'STABLE',
    callableBy: ['ruche_app'],
    body: `
    BEGIN
      RETURN QUERY
        SELECT s.id, s.opened_at, s.seen_at, s.source_address, s.working_level FROM auth.session s
        WHERE s.account_id = access.me() AND ${open} AND (before IS NULL OR s.id < before)
        ORDER BY s.id DESC LIMIT most;
    END`,
  }) as const;

/** False when the session is over, somebody else's, or none at all: the three look the same. */
const endOwnSession = (open: string) =>
  ({
    name: 'auth.end_own_session',
    args: 'session uuid',
    returns: 'boolean',
    volatility: 'VOLATILE',
    callableBy: ['ruche_app'],
    body: `
    BEGIN
      UPDATE auth.session s SET ended_at = now(), ended_reason = 'ended_by_owner'
        WHERE s.id = session AND s.account_id = access.me() AND ${open};
      RETURN FOUND;
    END`,
  }) as const;

/** Ends every session of the caller but the one that asks; gives how many. */
const endOtherSessions = (open: string) =>
  ({
    name: 'auth.end_other_sessions',
    args: '',
    returns: 'int4',
    volatility: 'VOLATILE',
    callableBy: ['ruche_app'],
    body: `
    DECLARE
      ended int4;
    BEGIN
      UPDATE auth.session s SET ended_at = now(), ended_reason = 'ended_by_owner'
        WHERE s.account_id = access.me() AND s.id <> access.session_id() AND ${open};
      GET DIAGNOSTICS ended = ROW_COUNT;
      RETURN ended;
    END`,
  }) as const;

/** After a right password: a new token from here on, and the moment is noted. False when the session is over. */
const stepUp = (open: string) =>
  ({
    name: 'auth.step_up',
    args: 'old_hash bytea, new_hash bytea',
    returns: 'boolean',
    volatility: 'VOLATILE',
    callableBy: ['ruche_auth'],
    body: `
    BEGIN
      UPDATE auth.session s SET token_hash = new_hash, stepped_up_at = now(), seen_at = now()
        WHERE s.token_hash = old_hash AND ${open};
      RETURN FOUND;
    END`,
  }) as const;

/**
 * The caller's own sessions, and the password given again.
 * @param open which rows `s` of auth.session are open sessions of somebody.
 */
export const ownSessionFunctions = (open: string): readonly DefinerFunction[] => [
  ownSessions(open),
  endOwnSession(open),
  endOtherSessions(open),
  stepUp(open),
];
