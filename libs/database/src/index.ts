export { DatabaseModule } from './database.module.js';
export { startEmbeddedPostgres, THROWAWAY_SETTINGS } from './embedded/embedded-postgres.js';
export type {
  EmbeddedPostgres,
  EmbeddedPostgresExit,
  EmbeddedPostgresOptions,
} from './embedded/embedded-postgres.types.js';
export { chooseRunAs, type RunAs } from './embedded/run-as.js';
export { identifyProcess, stillLives, type ProcessIdentity } from './embedded/process-identity.js';
export { definerFunction, type DefinerFunction } from './migration/definer-function.js';
export { connectOwner, migrate, ownerDataSource, type OwnerConnection } from './migration/migrate.js';
export type { MigrationClass } from './migration/migration-class.js';
export { migrationState, schemaIsCurrent, type MigrationState } from './migration/migration-state.js';
export { Outbox, type OutboxEvent } from './outbox/outbox.js';
export { poolConfig } from './pools/connection-options.js';
export { refuseStrongRole } from './pools/refuse-strong-role.js';
export { AuthPool, RelayPool, SequencerPool, SyncPool, WorkerPool } from './pools/system-pool.js';
export type { RowCondition, RowScope } from './repository/row-scope.js';
export { ScopedRepository } from './repository/scoped-repository.js';
export { LOGIN_ROLES, RUNTIME_ROLES, type LoginRole, type RuntimeRole } from './roles/role-names.js';
export { missingRights, type MissingRights } from './roles/missing-rights.js';
export { closeDatabase, provisionDatabase } from './roles/provision-database.js';
export { provisionRoles, type SignsIn } from './roles/provision-roles.js';
export { AfterCommit } from './unit-of-work/after-commit.js';
export type { Principal } from './unit-of-work/principal.js';
export type { Statement } from './unit-of-work/statement.js';
export { OpenUnit, UnitOfWork, type OpenOptions } from './unit-of-work/unit-of-work.js';
export { currentManager, leaveStatements, runNamed, runStatement } from './unit-of-work/work-context.js';
export { SealedPrincipal1763720000000 } from './migrations/1763720000000-sealed-principal.js';
export { Outbox1763720001000 } from './migrations/1763720001000-outbox.js';
