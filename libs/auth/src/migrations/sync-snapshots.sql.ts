import { OPEN_SESSIONS } from './enter.sql.js';

/** Accounts as the last run left them; all of them when `chosen` is NULL. */
const SNAPSHOT = {
  name: 'auth.directory_snapshot',
  args: 'chosen uuid[]',
  returns: `TABLE (account_id uuid, directory_id text, uid text, display_name text, dn text, entry jsonb, photo text,
    active boolean, by_directory boolean)`,
  volatility: 'STABLE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      RETURN QUERY
        SELECT a.id, a.directory_id, a.uid, a.display_name, a.directory_dn,
          CASE WHEN a.directory_entry ? 'profile' THEN a.directory_entry END, a.directory_photo,
          a.state = 'active', a.deactivated_at IS NOT NULL
        FROM auth.account a WHERE chosen IS NULL OR a.id = ANY (chosen);
    END`,
} as const;

/** The one duty of each human who ever had one. */
const DUTIES = {
  name: 'auth.directory_duties',
  args: '',
  returns: 'TABLE (human_key text, duty text)',
  volatility: 'STABLE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      RETURN QUERY SELECT d.human_key, d.duty FROM auth.duty d;
    END`,
} as const;

const GROUPS = {
  name: 'auth.directory_groups',
  args: '',
  returns: 'TABLE (id uuid, directory_id text, name text, confers boolean, members uuid[])',
  volatility: 'STABLE',
  callableBy: ['ruche_sync'],
  body: `
    BEGIN
      RETURN QUERY
        SELECT g.id, g.directory_id, g.name, g.confers,
          ARRAY(SELECT m.account_id FROM auth.directory_group_member m WHERE m.group_id = g.id)
        FROM auth.directory_group g;
    END`,
} as const;

/** Accounts with a session that is open now. */
export const withSession = (open: string) =>
  ({
    name: 'auth.accounts_with_session',
    args: '',
    returns: 'uuid[]',
    volatility: 'STABLE',
    callableBy: ['ruche_sync'],
    body: `
    BEGIN
      RETURN ARRAY(SELECT DISTINCT s.account_id FROM auth.session s JOIN auth.account a ON a.id = s.account_id
        WHERE a.state = 'active' AND ${open});
    END`,
  }) as const;

export const SNAPSHOTS = [SNAPSHOT, DUTIES, GROUPS, withSession(OPEN_SESSIONS)];
