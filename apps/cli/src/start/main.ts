import 'reflect-metadata';
import { join } from 'node:path';
import { startEmbeddedDirectory } from '#auth';
import { startEmbeddedPostgres } from '#database';
import { demoAccountsTable } from './demo-accounts.js';
import { projectRoot } from './launch-options.js';
import { Progress } from './progress.js';
import { runLauncher } from './run-launcher.js';
import { migrateStep } from './steps/migrate.step.js';
import { seedStep } from './steps/seed.step.js';
import { MIGRATIONS } from '../schema/migrations.js';

const root = projectRoot(import.meta.dirname);
const peopleFile = join(root, 'config/demo/people.yaml');
// A terminal that was closed (SIGHUP) takes no more lines; stopping must go on.
process.stdout.on('error', () => undefined);
const progress = new Progress((text) => process.stdout.write(text));

process.exitCode = await runLauncher(
  root,
  () => ({
    startPostgres: startEmbeddedPostgres,
    migrate: migrateStep(MIGRATIONS),
    startDirectory: (servicePassword) => startEmbeddedDirectory({ port: 0, servicePassword, peopleFile }),
    seed: seedStep({ people: peopleFile, content: join(root, 'config/demo/content.yaml') }),
    accounts: () => demoAccountsTable(peopleFile),
  }),
  progress,
);
