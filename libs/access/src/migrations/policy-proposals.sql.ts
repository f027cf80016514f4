/** How a version of a policy becomes the active one: proposed by one officer, activated by another human. */

/** Longest time since the password was given again, in seconds. */
const STEP_UP_SECONDS = 300;

/** Lets a security officer past who has just given his password again. */
export const POLICY_OFFICER = {
  name: 'access.require_policy_officer',
  args: '',
  returns: 'void',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      IF access.site_role() IS DISTINCT FROM 'officer' THEN
        RAISE EXCEPTION USING ERRCODE = 'RU010', MESSAGE = 'only a security officer decides on policies';
      END IF;
      IF access.stepped_up_seconds() > ${STEP_UP_SECONDS} OR access.stepped_up_seconds() IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU011', MESSAGE = 'the password was not given again just now';
      END IF;
    END`,
} as const;

/** The human behind the sealed caller: one person may have several accounts. Accounts belong to the library of sign-in. */
export const MY_HUMAN = {
  name: 'access.my_human',
  args: '',
  returns: 'text',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    BEGIN
      RETURN (SELECT a.human_key FROM auth.account a WHERE a.id = access.me());
    END`,
} as const;

/** Stops at a body that cannot become the active one now. */
export const JUDGE_POLICY = {
  name: 'access.judge_policy',
  args: 'wanted jsonb',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      fault text := access.policy_fault(wanted);
    BEGIN
      IF fault IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU012', MESSAGE = 'no valid policy: ' || fault;
      END IF;
      IF (wanted ->> 'version')::int4 <= (SELECT p.version FROM access.policy p WHERE p.id = wanted ->> 'id') THEN
        RAISE EXCEPTION USING ERRCODE = 'RU013', MESSAGE = 'the version is not higher than the active one';
      END IF;
      fault := access.policy_needed(wanted);
      IF fault IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU014', MESSAGE = 'takes away what is in use: ' || fault;
      END IF;
    END`,
} as const;

/** Notes a proposal, which stays open for a day, and gives its id. */
export const PROPOSE_POLICY = {
  name: 'access.propose_policy',
  args: 'wanted jsonb',
  returns: 'uuid',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      made uuid;
    BEGIN
      PERFORM access.require_policy_officer();
      PERFORM access.judge_policy(wanted);
      INSERT INTO access.policy_proposal (id, policy_id, version, hash, body, proposed_by, proposed_human)
        VALUES (gen_random_uuid(), wanted ->> 'id', (wanted ->> 'version')::int4,
          encode(sha256(convert_to(access.canonical(wanted), 'UTF8')), 'hex'), wanted, access.me(), access.my_human())
        RETURNING id INTO made;
      RETURN made;
    END`,
} as const;

/**
 * Makes a proposal the active version. The row lock on the generation puts activations and births of labels one after
 * the other, so all that is judged here still holds at the commit; the new generation makes every clearance be
 * compared afresh from the next unit of work on.
 */
export const ACTIVATE_POLICY = {
  name: 'access.activate_policy',
  args: 'proposal uuid, seen_hash text',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    DECLARE
      asked access.policy_proposal;
    BEGIN
      PERFORM access.require_policy_officer();
      UPDATE access.generation SET value = value + 1;
      SELECT p.* INTO asked FROM access.policy_proposal p WHERE p.id = proposal FOR UPDATE;
      IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'no such proposal';
      END IF;
      IF asked.proposed_human IS NOT DISTINCT FROM access.my_human() THEN
        RAISE EXCEPTION USING ERRCODE = 'RU016', MESSAGE = 'whoever proposed does not activate';
      END IF;
      IF asked.activated_at IS NOT NULL OR asked.expires_at <= clock_timestamp() THEN
        RAISE EXCEPTION USING ERRCODE = 'RU017', MESSAGE = 'the proposal is over';
      END IF;
      IF seen_hash IS DISTINCT FROM encode(sha256(convert_to(access.canonical(asked.body), 'UTF8')), 'hex') THEN
        RAISE EXCEPTION USING ERRCODE = 'RU018', MESSAGE = 'the proposal is not the one that was seen';
      END IF;
      PERFORM access.judge_policy(asked.body);
      INSERT INTO access.policy (id, version, hash, body) VALUES (asked.policy_id, asked.version, seen_hash, asked.body)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, hash = excluded.hash, body = excluded.body, activated_at = now();
      UPDATE access.policy_proposal p SET activated_by = access.me(), activated_at = now() WHERE p.id = proposal;
      DELETE FROM access.readable r WHERE r.generation < (SELECT g.value FROM access.generation g);
    END`,
} as const;

/** Proposals that are still open, for officers; nothing for others. */
export const OPEN_PROPOSALS = {
  name: 'access.open_proposals',
  args: '',
  returns: `TABLE (id uuid, policy_id text, version int4, hash text, body jsonb, proposed_by uuid, proposer text,
    own boolean, proposed_at timestamptz, expires_at timestamptz)`,
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY
        SELECT p.id, p.policy_id::text, p.version, p.hash, p.body, p.proposed_by, a.display_name,
          p.proposed_human = access.my_human(), p.proposed_at, p.expires_at
        FROM access.policy_proposal p JOIN auth.account a ON a.id = p.proposed_by
        WHERE access.site_role() = 'officer' AND p.activated_at IS NULL AND p.expires_at > clock_timestamp()
        ORDER BY p.proposed_at DESC, p.id;
    END`,
} as const;

/** The active policies, for officers; nothing for others. */
export const ACTIVE_POLICIES = {
  name: 'access.active_policies',
  args: '',
  returns: 'TABLE (id text, version int4, hash text, body jsonb, main boolean, activated_at timestamptz)',
  volatility: 'STABLE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      RETURN QUERY
        SELECT p.id::text, p.version, p.hash, p.body, p.id = s.main_policy, p.activated_at
        FROM access.policy p, access.site s WHERE access.site_role() = 'officer' ORDER BY p.id;
    END`,
} as const;
