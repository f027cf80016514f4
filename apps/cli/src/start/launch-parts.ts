import type { EmbeddedPostgres, EmbeddedPostgresOptions } from '#database';
import type { MigrateStep, SeedStep } from './steps/database-steps.js';

/** What the launcher starts but does not know the inside of. */
export interface LaunchParts {
  readonly startPostgres: (options: EmbeddedPostgresOptions) => Promise<EmbeddedPostgres>;
  readonly migrate: MigrateStep;
  readonly startDirectory: (servicePassword: string) => Promise<{ url: string; close(): Promise<void> }>;
  /** Null: the demo starts without content. */
  readonly seed: SeedStep | null;
  /** Lines that tell who to sign in as. */
  readonly accounts: () => readonly string[];
}
