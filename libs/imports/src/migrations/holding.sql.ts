/** The import as the sealed caller may go on with it now; no row for everybody else. For nobody's ears. */
export const MINE = {
  name: 'imports.mine',
  args: 'asked uuid',
  returns: 'imports.run',
  volatility: 'STABLE',
  callableBy: [],
  body: `
    DECLARE
      own imports.run;
    BEGIN
      SELECT r.* INTO own FROM imports.run r
        WHERE r.id = asked AND r.created_by = access.me() AND r.label_id = ANY (access.labels())
          AND access.site_role() = 'member' AND spaces.animates(r.space_id);
      RETURN own;
    END`,
} as const;

/** The same, locked; what is somebody else's is not found, like what never was. RU061 in any other state than these. */
export const HOLD = {
  name: 'imports.hold',
  args: 'asked uuid, states text[]',
  returns: 'imports.run',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    DECLARE
      held imports.run;
    BEGIN
      PERFORM FROM imports.run r WHERE r.id = asked AND r.created_by = access.me() FOR UPDATE;
      held := imports.mine(asked);
      IF held.id IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'RU015', MESSAGE = 'there is no such import';
      END IF;
      IF NOT held.state = ANY (states) THEN
        RAISE EXCEPTION USING ERRCODE = 'RU061', MESSAGE = 'the import is at another point';
      END IF;
      RETURN held;
    END`,
} as const;

/** What is not needed any more: the file, and the addresses of people. For nobody's ears. */
export const FORGET = {
  name: 'imports.forget',
  args: 'asked uuid',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: [],
  body: `
    BEGIN
      DELETE FROM imports.piece p WHERE p.run_id = asked;
      UPDATE imports.author a SET mail = NULL WHERE a.run_id = asked AND a.mail IS NOT NULL;
    END`,
} as const;

/** By the person, at any point before the end. What was written by then stays, and can be undone. */
export const CANCEL = {
  name: 'imports.cancel',
  args: 'asked uuid, moment timestamptz',
  returns: 'void',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      PERFORM imports.hold(asked, ARRAY['uploading', 'checking', 'ready', 'running']);
      UPDATE imports.run r SET state = 'cancelled', ended_at = moment WHERE r.id = asked;
      PERFORM imports.forget(asked);
    END`,
} as const;

/** By the work itself, also when its person has lost the right to go on. False when it was over already. */
export const STOP = {
  name: 'imports.stop',
  args: 'asked uuid, why text, moment timestamptz',
  returns: 'boolean',
  volatility: 'VOLATILE',
  callableBy: ['ruche_app'],
  body: `
    BEGIN
      UPDATE imports.run r SET state = 'stopped', problem = why, ended_at = moment
        WHERE r.id = asked AND r.created_by = access.me() AND r.state IN ('checking', 'running', 'undoing');
      IF NOT FOUND THEN RETURN false; END IF;
      PERFORM imports.forget(asked);
      RETURN true;
    END`,
} as const;

/** Files that wait for more than a week are forgotten, whoever they were of. Gives how many imports ended by it. */
export const EXPIRE = {
  name: 'imports.expire',
  args: '',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      old uuid;
      ended int4 := 0;
    BEGIN
      FOR old IN SELECT r.id FROM imports.run r
        WHERE r.state IN ('uploading', 'checking', 'ready', 'running') AND r.phase_at < now() - interval '7 days'
        LIMIT 20 FOR UPDATE SKIP LOCKED
      LOOP
        UPDATE imports.run r SET state = 'expired', ended_at = now() WHERE r.id = old;
        PERFORM imports.forget(old);
        ended := ended + 1;
      END LOOP;
      RETURN ended;
    END`,
} as const;

/**
 * An import that nobody works on any more although it is under way: the account of its person is off, or its job has
 * failed for good. Its file is forgotten; what was written stays, and can be taken back. Gives how many there were.
 */
export const END_ORPHANS = {
  name: 'imports.end_orphans',
  args: '',
  returns: 'int4',
  volatility: 'VOLATILE',
  callableBy: ['ruche_worker'],
  body: `
    DECLARE
      orphan record;
      ended int4 := 0;
    BEGIN
      FOR orphan IN SELECT r.id, a.state = 'active' AS may_work FROM imports.run r JOIN auth.account a ON a.id = r.created_by
        WHERE r.state IN ('checking', 'running', 'undoing') AND NOT EXISTS (SELECT FROM auth.job j
          WHERE j.account_id = r.created_by AND j.subject_id = r.id AND j.state IN ('waiting', 'running')
            AND j.kind IN ('imports.check', 'imports.write', 'imports.undo'))
        LIMIT 20 FOR UPDATE OF r SKIP LOCKED
      LOOP
        UPDATE imports.run r SET state = 'stopped', ended_at = now(),
            problem = CASE WHEN orphan.may_work THEN 'FAILED' ELSE 'RIGHT_LOST' END
          WHERE r.id = orphan.id;
        PERFORM imports.forget(orphan.id);
        ended := ended + 1;
      END LOOP;
      RETURN ended;
    END`,
} as const;

export const HOLDING = [MINE, HOLD, FORGET, CANCEL, STOP, EXPIRE, END_ORPHANS];
