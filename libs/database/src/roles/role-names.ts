/** Roles that a running process may log in with. None owns a table, none bypasses row-level security. */
export const RUNTIME_ROLES = [
  'ruche_app',
  'ruche_auth',
  'ruche_relay',
  'ruche_worker',
  'ruche_sync',
  'ruche_sequencer',
  'ruche_auditor',
] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/** What a role may be; the column of pg_roles that tells. */
export const ATTRIBUTE_COLUMNS = {
  SUPERUSER: 'rolsuper',
  INHERIT: 'rolinherit',
  CREATEROLE: 'rolcreaterole',
  CREATEDB: 'rolcreatedb',
  LOGIN: 'rolcanlogin',
  REPLICATION: 'rolreplication',
  BYPASSRLS: 'rolbypassrls',
} as const;
export type RoleAttribute = keyof typeof ATTRIBUTE_COLUMNS;

/** Every role of the database, with the attributes that it has; it has no other. ADR 1 of this lib says why each exists. */
export const ROLE_ATTRIBUTES = {
  ruche_owner: ['INHERIT', 'LOGIN'],
  /** Owns the SECURITY DEFINER functions; they see past row-level security, so nobody logs in as it. */
  ruche_definer: ['INHERIT', 'BYPASSRLS'],
  ruche_backup: ['INHERIT', 'BYPASSRLS'],
  ruche_app: ['LOGIN'],
  ruche_auth: ['LOGIN'],
  ruche_relay: ['LOGIN'],
  ruche_worker: ['LOGIN'],
  ruche_sync: ['LOGIN'],
  ruche_sequencer: ['LOGIN'],
  ruche_auditor: ['LOGIN'],
} as const satisfies Readonly<Record<string, readonly RoleAttribute[]>>;
export type RoleName = keyof typeof ROLE_ATTRIBUTES;

/** Roles that log in and therefore have a password. */
export const LOGIN_ROLES = ['ruche_owner', ...RUNTIME_ROLES] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];
