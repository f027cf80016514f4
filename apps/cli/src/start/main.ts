import 'reflect-metadata';
import { join } from 'node:path';
import { startEmbeddedDirectory } from '#auth';
import { startEmbeddedPostgres } from '#database';
import { MIGRATIONS } from '../schema/migrations.js';
import { demoAccountsTable } from './demo-accounts.js';
import { launchExternal } from './external/launch-external.js';
import { launch } from './launch.js';
import { LaunchError } from './launch-error.js';
import { projectRoot, readLaunchOptions } from './launch-options.js';
import { Progress } from './progress.js';
import { runLauncher } from './run-launcher.js';
import { migrateStep } from './steps/migrate.step.js';
import { seedStep } from './steps/seed.step.js';

const root = projectRoot(import.meta.dirname);
const peopleFile = join(root, 'config/demo/people.yaml');
// A terminal that was closed (SIGHUP) takes no more lines; stopping must go on.
process.stdout.on('error', () => undefined);
const progress = new Progress((text) => process.stdout.write(text));

process.exitCode = await runLauncher(progress, (asked) => {
  const [wish, ...more] = process.argv.slice(2);
  if (wish === '--external' && more.length === 0)
    return launchExternal({ root, env: process.env, migrations: MIGRATIONS }, progress, asked);
  if (wish !== undefined)
    throw new LaunchError(
      `"${[wish, ...more].join(' ')}" is not understood: "npm start" runs the demo, "npm start -- --external" a site of your own.`,
    );
  const parts = {
    startPostgres: startEmbeddedPostgres,
    migrate: migrateStep(MIGRATIONS),
    startDirectory: (servicePassword: string) =>
      startEmbeddedDirectory({ port: 0, servicePassword, peopleFile }),
    seed: seedStep({ people: peopleFile, content: join(root, 'config/demo/content') }),
    accounts: () => demoAccountsTable(peopleFile),
  };
  return launch(readLaunchOptions(process.env, root), parts, progress, asked);
});
