import { textAt, type RawMap } from '../layers/raw.js';
import type { SettingProblem } from '../problems/setting-problem.js';
import { problemAt } from './rule.js';

const ROLES = ['app', 'auth', 'relay', 'worker', 'sync', 'sequencer', 'auditor'];

/** Roles that stand above row-level security. The server is asked again at start: a name proves nothing. */
const ABOVE_THE_RULES = new Set(['postgres', 'ruche_owner', 'ruche_definer', 'ruche_backup']);

/** Each task runs as its own database user, and none as one that row-level security does not bind. */
export function databaseRolesRule(raw: RawMap): SettingProblem[] {
  const taken = new Map<string, string>();
  return ROLES.flatMap((role) => {
    const path = `database.roles.${role}.user`;
    const user = textAt(raw, path)?.toLowerCase();
    if (user === undefined) return [];
    if (ABOVE_THE_RULES.has(user))
      return [
        problemAt(raw, path, 'a role without privileges', `Row-level security would not bind "${user}".`),
      ];
    const other = taken.get(user);
    taken.set(user, role);
    if (other === undefined) return [];
    return [
      problemAt(
        raw,
        path,
        `another user than database.roles.${other}.user`,
        'One user for two tasks would hold the rights of both.',
      ),
    ];
  });
}
