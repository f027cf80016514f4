import type pg from 'pg';
import {
  ATTRIBUTE_COLUMNS,
  ROLE_ATTRIBUTES,
  RUNTIME_ROLES,
  type RoleAttribute,
  type RoleName,
} from './role-names.js';

/** Limits of every statement that a request or a job runs. */
const RUNTIME_LIMITS = {
  statement_timeout: '5s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
  // Plans do not depend on who asks: the principal is read while they run.
  plan_cache_mode: 'force_generic_plan',
  // Tables that are asked for single rows lie in memory: with the cost of a disk's arm, a check of three rows was planned
  // as a walk through all memberships.
  random_page_cost: '1.1',
  // What the planner thinks dear (a function's thousand rows that are one) takes a millisecond. A server that can compile
  // plans (Debian's can, the embedded one cannot) compiles such a plan each time: 0.2 s a page of messages, 2 s in a
  // large site.
  jit: 'off',
} as const;

export interface RoleChange {
  readonly role: RoleName;
  readonly statement: string;
  /** What it does, in a few words. */
  readonly sentence: string;
  /** Attributes that it switches on or off: only some administrators may. */
  readonly attributes: readonly RoleAttribute[];
}

interface KnownRole extends Record<(typeof ATTRIBUTE_COLUMNS)[RoleAttribute], boolean> {
  readonly rolname: string;
  readonly rolconfig: readonly string[] | null;
}

/** What is missing or wrong with the roles of this server; empty when all is as it should be. */
export async function planRoles(administrator: pg.ClientBase): Promise<readonly RoleChange[]> {
  const { rows } = await administrator.query<KnownRole>(
    `SELECT rolname, rolconfig, ${Object.values(ATTRIBUTE_COLUMNS).join(', ')} FROM pg_catalog.pg_roles
     WHERE rolname = ANY ($1)`,
    [Object.keys(ROLE_ATTRIBUTES)],
  );
  const known = new Map(rows.map((row) => [row.rolname, row]));
  const names = Object.keys(ROLE_ATTRIBUTES) as RoleName[];
  return [
    ...names.flatMap((role) => attributeChange(role, known.get(role))),
    ...RUNTIME_ROLES.flatMap((role) => limitChange(role, known.get(role)?.rolconfig ?? [])),
    ...(await membershipChange(administrator)),
  ];
}

function attributeChange(role: RoleName, known: KnownRole | undefined): RoleChange[] {
  const wanted: readonly RoleAttribute[] = ROLE_ATTRIBUTES[role];
  const all = Object.keys(ATTRIBUTE_COLUMNS) as RoleAttribute[];
  const spelled = (attributes: readonly RoleAttribute[]): string =>
    attributes.map((name) => (wanted.includes(name) ? name : `NO${name}`)).join(' ');
  if (!known) {
    const statement = `CREATE ROLE ${role} ${spelled(all)}`;
    return [{ role, statement, sentence: `role ${role} made`, attributes: wanted }];
  }
  // Only what differs: an administrator below a superuser may not even name the other attributes.
  const wrong = all.filter((name) => known[ATTRIBUTE_COLUMNS[name]] !== wanted.includes(name));
  if (wrong.length === 0) return [];
  const statement = `ALTER ROLE ${role} ${spelled(wrong)}`;
  return [{ role, statement, sentence: `role ${role} corrected: ${spelled(wrong)}`, attributes: wrong }];
}

function limitChange(role: RoleName, config: readonly string[]): RoleChange[] {
  const wrong = Object.entries(RUNTIME_LIMITS).filter(
    ([name, value]) => !config.includes(`${name}=${value}`),
  );
  if (wrong.length === 0) return [];
  const statement = wrong.map(([name, value]) => `ALTER ROLE ${role} SET ${name} = '${value}'`).join('; ');
  const sentence = `limits of ${role} set: ${wrong.map((limit) => limit.join(' ')).join(', ')}`;
  return [{ role, statement, sentence, attributes: [] }];
}

/** The owner makes functions and hands them to the definer, which takes membership. */
async function membershipChange(administrator: pg.ClientBase): Promise<RoleChange[]> {
  const { rowCount } = await administrator.query(
    `SELECT FROM pg_catalog.pg_auth_members m
       JOIN pg_catalog.pg_roles r ON r.oid = m.roleid JOIN pg_catalog.pg_roles o ON o.oid = m.member
     WHERE r.rolname = 'ruche_definer' AND o.rolname = 'ruche_owner'`,
  );
  if (rowCount) return [];
  const statement = 'GRANT ruche_definer TO ruche_owner';
  return [{ role: 'ruche_owner', statement, sentence: 'ruche_owner acts for ruche_definer', attributes: [] }];
}
