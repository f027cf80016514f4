/** Roles that a running process may log in with. None owns a table, none bypasses row-level security. */
export const RUNTIME_ROLES = ['ruche_app', 'ruche_auth', 'ruche_relay', 'ruche_worker'] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/** Every role of the database, with its attributes. ADR 1 of this lib says why each exists. */
export const ROLE_ATTRIBUTES = {
  ruche_owner: 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS',
  /** Owns the SECURITY DEFINER functions; they see past row-level security, so nobody logs in as it. */
  ruche_definer: 'NOLOGIN NOSUPERUSER BYPASSRLS',
  ruche_backup: 'NOLOGIN NOSUPERUSER BYPASSRLS',
  ruche_app: 'LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT',
  ruche_auth: 'LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT',
  ruche_relay: 'LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT',
  ruche_worker: 'LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT',
  ruche_sequencer: 'NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT',
  ruche_auditor: 'NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT',
} as const;
export type RoleName = keyof typeof ROLE_ATTRIBUTES;

/** Roles that log in and therefore have a password. */
export const LOGIN_ROLES = ['ruche_owner', ...RUNTIME_ROLES] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];
