import type pg from 'pg';
import { planRoles } from './plan-roles.js';

interface Administrator {
  readonly name: string;
  readonly version: number;
  readonly SUPERUSER: boolean;
  readonly CREATEROLE: boolean;
  readonly CREATEDB: boolean;
  readonly BYPASSRLS: boolean;
}

type Right = 'SUPERUSER' | 'CREATEROLE' | 'CREATEDB' | 'BYPASSRLS';

export interface MissingRights {
  readonly administrator: string;
  readonly missing: readonly Right[];
  /** Why the first of them is needed. */
  readonly reason: string;
}

/** Which rights the administrator lacks for what has to be done on this server; null when he lacks none. */
export async function missingRights(
  administrator: pg.ClientBase,
  makesDatabase: boolean,
): Promise<MissingRights | null> {
  const { rows } = await administrator.query<Administrator>(
    `SELECT rolname::text AS name, current_setting('server_version_num')::int4 AS version, rolsuper AS "SUPERUSER",
       rolcreaterole AS "CREATEROLE", rolcreatedb AS "CREATEDB", rolbypassrls AS "BYPASSRLS"
     FROM pg_catalog.pg_roles WHERE rolname = current_user`,
  );
  const [who] = rows;
  if (!who) throw new Error('the administrator is not among the roles of the server');
  if (who.SUPERUSER) return null;
  const changes = await planRoles(administrator);
  const attributes = new Set(changes.flatMap((change) => change.attributes));
  const reasons: Partial<Record<Right, string>> = {};
  // Before 16, CREATEROLE never reaches as far as these attributes.
  if (attributes.has('SUPERUSER') || attributes.has('REPLICATION'))
    reasons.SUPERUSER = 'a role has to be made weaker that only a superuser may change';
  else if (attributes.has('BYPASSRLS') && who.version < 160_000)
    reasons.SUPERUSER =
      'before PostgreSQL 16 only a superuser makes roles with BYPASSRLS (ruche_definer and ruche_backup)';
  if (changes.length > 0) reasons.CREATEROLE = 'roles have to be made or corrected';
  if (attributes.has('BYPASSRLS'))
    reasons.BYPASSRLS = 'ruche_definer and ruche_backup need it, and who makes them too';
  if (makesDatabase) reasons.CREATEDB = 'the database has to be made';
  const missing = (Object.keys(reasons) as Right[]).filter((right) => !who[right]);
  // A superuser lacks nothing else.
  const asked: readonly Right[] = missing.includes('SUPERUSER') ? ['SUPERUSER'] : missing;
  const [first] = asked;
  return first ? { administrator: who.name, missing: asked, reason: reasons[first] ?? '' } : null;
}
