import type { Secret, SecretName } from '../demo-secrets.js';

/** A server that runs and a database that may not exist yet. */
export interface DatabaseToPrepare {
  /** The superuser, who stays with the launcher. */
  readonly administrator: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
  };
  readonly name: string;
  readonly secrets: Record<SecretName, Secret>;
}

/** Creates or corrects roles, database and schema; the same call twice changes nothing. @returns what it did. */
export type MigrateStep = (database: DatabaseToPrepare) => Promise<string>;

/**
 * Plants the demo's content. Runs once for each data folder; when it throws, it runs again at the next start, so it
 * must leave nothing behind or find its own traces.
 * @param configFile the settings that the server runs with. @returns what it did.
 */
export type SeedStep = (database: DatabaseToPrepare, configFile: string) => Promise<string>;
