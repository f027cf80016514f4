import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type pg from 'pg';
import type { Policies, Policy } from '#contracts';

export interface SitePolicy {
  /** Id of the policy that working levels belong to. */
  readonly mainPolicy: string;
  /** The highest level that the network is accredited for. */
  readonly ceilingLevel: string;
}

/**
 * Makes the policies of a new installation the active ones, and each plain level up to the ceiling a label, so that
 * the first composer has something to propose. What is active already stays: changing it is an act of two persons.
 * @param owner a connection of the owner or an administrator.
 * @returns whether anything was installed.
 */
export async function installPolicies(
  owner: pg.ClientBase,
  policies: Policies,
  site: SitePolicy,
): Promise<boolean> {
  const { rowCount } = await owner.query('SELECT FROM access.site');
  if (rowCount) return false;
  const main = policies.get(site.mainPolicy);
  if (!main) throw new Error(`the main policy ${site.mainPolicy} is not among the policies`);
  for (const policy of policies.values())
    await owner.query('INSERT INTO access.policy (id, version, hash, body) VALUES ($1, $2, $3, $4)', [
      policy.id,
      policy.version,
      policyHash(policy),
      JSON.stringify(policy),
    ]);
  await owner.query('INSERT INTO access.site (main_policy, ceiling_level) VALUES ($1, $2)', [
    site.mainPolicy,
    site.ceilingLevel,
  ]);
  for (const level of plainLevels(main, site.ceilingLevel))
    await owner.query('SELECT access.put_label($1::jsonb)', [
      JSON.stringify({ policy: main.id, level, restrictive: [], permissive: {} }),
    ]);
  return true;
}

function plainLevels(policy: Policy, ceiling: string): readonly string[] {
  const levels = policy.levels.map(({ id }) => id);
  return levels.slice(0, levels.indexOf(ceiling) + 1);
}

/** SHA-256 over the canonical form (RFC 8785), in hexadecimal. */
function policyHash(policy: Policy): string {
  return createHash('sha256')
    .update(canonicalize(policy) ?? '', 'utf8')
    .digest('hex');
}
