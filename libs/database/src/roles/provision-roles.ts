import pg from 'pg';
import { planRoles } from './plan-roles.js';
import { LOGIN_ROLES, type LoginRole } from './role-names.js';
import { scramVerifier } from './scram-verifier.js';

/** Whether a role already signs in with its password, so that nothing has to be set. */
export type SignsIn = (role: LoginRole) => Promise<boolean>;

/**
 * Creates or corrects the roles. Runs once with an administrator's connection; the same call twice changes nothing.
 * @param passwords one per role that logs in.
 * @param signsIn without it every password is set, known or not.
 * @returns what was changed, in a few words each.
 */
export async function provisionRoles(
  administrator: pg.ClientBase,
  passwords: Readonly<Record<LoginRole, string>>,
  signsIn: SignsIn = () => Promise.resolve(false),
): Promise<readonly string[]> {
  const done: string[] = [];
  for (const { statement, sentence } of await planRoles(administrator)) {
    await administrator.query(statement);
    done.push(sentence);
  }
  for (const role of LOGIN_ROLES) {
    if (await signsIn(role)) continue;
    const verifier = pg.escapeLiteral(scramVerifier(passwords[role]));
    await administrator.query(`ALTER ROLE ${role} PASSWORD ${verifier}`);
    done.push(`password of ${role} set`);
  }
  return done;
}
