import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DEMO_DIRECTORY_SETTINGS, readPeopleFile } from '#auth';
import { installationRoot } from '#config';
import type { BareSettings } from '../bare/bare-settings.js';
import type { BenchOptions } from '../bench-options.js';
import { startLoadClient } from '../client/load-client.js';
import { freePort, startServer, type ServerStart } from '../servers/start-server.js';
import { COUNTING_SETTINGS } from '../report/statements.js';
import { startBenchSite, type BenchSite } from '../site/bench-site.js';
import { plantContent } from '../site/plant-content.js';
import { plantLabels } from '../site/plant-labels.js';
import { conversations, openSessions } from '../site/sessions.js';
import { writeSettings } from '../site/write-settings.js';
import type { BenchWorld } from './bench-world.js';

/** Connections of the application's pool on both sides. */
const POOL_SIZE = 10;
/** People 4 to this one are members of the first spaces. */
const CROWD = 260;

export interface BuiltWorld {
  readonly world: BenchWorld;
  readonly settingsFile: string;
  /** How the api is started, for measuring that alone. */
  readonly api: ServerStart;
  stopServers(): Promise<void>;
  stop(): Promise<void>;
}

export async function buildWorld(options: BenchOptions, say: (line: string) => void): Promise<BuiltWorld> {
  const stops: (() => Promise<void> | void)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const site = await startBenchSite(options.profileFolder === null ? {} : COUNTING_SETTINGS);
    stops.push(() => site.stop());
    say(`planting ${options.messages} messages`);
    const labels = await plantLabels(site.admin);
    await plantContent(site.admin, options, labels);
    if (options.trialSqlFile !== null) await site.admin.query(readFileSync(options.trialSqlFile, 'utf8'));
    const directory = await startDirectory(site);
    stops.push(() => directory.stop());
    const [port, barePort, bareFanOutPort] = [await freePort(), await freePort(), await freePort()];
    const settingsFile = writeSettings(site, {
      port,
      directoryUrl: directory.url,
      directoryPasswordFile: site.secretFile('directory', directory.servicePassword),
      poolSize: POOL_SIZE,
    });
    const dist = join(installationRoot(), 'dist');
    const api: ServerStart = {
      script: join(dist, 'servers/api.js'),
      port,
      env: { RUCHE_CONFIG: settingsFile },
    };
    const profiled = options.profileFolder;
    const real = await startServer({
      ...api,
      nodeOptions: profiled === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiled}`],
    });
    const bareSettings: BareSettings = {
      port: barePort,
      fanOutPort: bareFanOutPort,
      poolSize: POOL_SIZE,
      database: { host: site.host, port: site.port, database: site.database, ...site.superuser },
      directory: {
        url: directory.url,
        bindDn: DEMO_DIRECTORY_SETTINGS.bindDn,
        password: directory.servicePassword,
        peopleBase: DEMO_DIRECTORY_SETTINGS.people.base,
      },
      labelId: labels.NP.id,
    };
    const bare = await startServer({
      script: join(dist, 'test/load/bare/bare-main.js'),
      port: barePort,
      env: { BENCH_BARE: JSON.stringify(bareSettings) },
    });
    const load = startLoadClient();
    const stopServers = async (): Promise<void> => {
      load.stop();
      await Promise.all([bare.stop(), real.stop()]);
    };
    stops.push(stopServers);
    const crowdNumbers = Array.from({ length: CROWD - 3 }, (_, index) => index + 4);
    const [wide = '', narrowBySpace = '', narrowByLabel = '', ...crowd] = await openSessions(site.admin, [
      1,
      2,
      3,
      ...crowdNumbers,
    ]);
    const world: BenchWorld = {
      options,
      site,
      load,
      labels,
      realPort: port,
      realPid: real.pid,
      barePort,
      bareFanOutPort,
      sessions: { wide, narrowBySpace, narrowByLabel, crowd },
      conversations: {
        deep: await conversations(site.admin, 1, 1),
        unrecorded: await conversations(site.admin, 2, 20),
        recorded: await conversations(site.admin, 21, 40),
        mixed: await conversations(site.admin, 41, 80),
      },
      accounts: directory.accounts,
    };
    return { world, settingsFile, api, stopServers, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

interface Directory {
  readonly url: string;
  readonly servicePassword: string;
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
  stop(): void;
}

async function startDirectory(site: BenchSite): Promise<Directory> {
  const peopleFile = join(installationRoot(), 'config/demo/people.yaml');
  const { people, demoPassword } = readPeopleFile(peopleFile);
  const port = await freePort();
  const servicePassword = randomBytes(18).toString('base64url');
  const child = fork(join(import.meta.dirname, '../servers/directory-main.js'), {
    cwd: site.folder,
    env: {
      ...process.env,
      BENCH_PORT: String(port),
      BENCH_PEOPLE_FILE: peopleFile,
      BENCH_SERVICE_PASSWORD: servicePassword,
    },
  });
  await once(child, 'message');
  return {
    url: `ldap://127.0.0.1:${port}`,
    servicePassword,
    accounts: people
      .filter(({ disabled }) => !disabled)
      .map(({ uid }) => ({ username: uid, password: demoPassword })),
    stop: () => void child.kill(),
  };
}
