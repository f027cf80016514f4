import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readPeopleFile } from '#auth';
import { installationRoot } from '#config';
import type { BenchOptions } from '../bench-options.js';
import { freePort, startServer } from '../servers/start-server.js';
import { startBenchSite, type BenchSite } from '../site/bench-site.js';
import { plantContent } from '../site/plant-content.js';
import { plantLabels } from '../site/plant-labels.js';
import { conversations, openSessions } from '../site/sessions.js';
import { writeSettings } from '../site/write-settings.js';
import { launchDirectory, launchWorker } from './launch-parts.js';
import { Restartable } from './restartable.js';

const POOL_SIZE = 10;
const NODES = 2;
/** Enough rows for honest plans; more would only take time to plant. */
const MOST_MESSAGES = 50_000;
/** Members of the conversation: these numbers of `plantContent`. */
const MEMBERS = { from: 4, to: 260 } as const;

/** The whole product, each part in a process of its own. */
export interface ChaosSite {
  readonly bench: BenchSite;
  readonly directory: Restartable;
  readonly nodes: readonly Restartable[];
  readonly worker: Restartable;
  /** All of these, by the name that the table gives them. */
  readonly parts: ReadonlyMap<string, Restartable>;
  readonly ports: readonly number[];
  /** Raw tokens of members of the conversation. */
  readonly tokens: readonly string[];
  readonly conversationId: string;
  /** What the API takes; the lowest, so that everybody reads everything. */
  readonly labelId: string;
  readonly accounts: readonly { readonly username: string; readonly password: string }[];
  stop(): Promise<void>;
}

export async function startChaosSite(options: BenchOptions): Promise<ChaosSite> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const bench = await startBenchSite();
    stops.push(() => bench.stop());
    const labels = await plantLabels(bench.admin);
    await plantContent(
      bench.admin,
      { ...options, messages: Math.min(options.messages, MOST_MESSAGES) },
      labels,
    );
    const peopleFile = join(installationRoot(), 'config/demo/people.yaml');
    const servicePassword = randomBytes(18).toString('base64url');
    const place = { port: await freePort(), peopleFile, servicePassword };
    const directory = await Restartable.start(() => launchDirectory(place));
    stops.push(() => directory.stop());
    const ports: number[] = [];
    for (let node = 0; node < NODES; node += 1) ports.push(await freePort());
    const RUCHE_CONFIG = writeSettings(bench, {
      port: ports[0] ?? 0,
      directoryUrl: `ldap://127.0.0.1:${place.port}`,
      directoryPasswordFile: bench.secretFile('directory', servicePassword),
      poolSize: POOL_SIZE,
    });
    // What goes wrong is what the table tells; the log of an outage would bury it.
    const env = { RUCHE_CONFIG, RUCHE_LOG_LEVEL: 'fatal' };
    const worker = await Restartable.start(() => launchWorker(env));
    stops.push(() => worker.stop());
    const script = join(installationRoot(), 'dist/servers/api.js');
    const nodes: Restartable[] = [];
    for (const port of ports) {
      const start = () => startServer({ script, port, env: { ...env, RUCHE_PORT: String(port) } });
      const node = await Restartable.start(start);
      stops.push(() => node.stop());
      nodes.push(node);
    }
    const numbers = Array.from({ length: MEMBERS.to - MEMBERS.from + 1 }, (_, at) => MEMBERS.from + at);
    const [conversationId = ''] = await conversations(bench.admin, 2, 2);
    const { people, demoPassword } = readPeopleFile(peopleFile);
    return {
      bench,
      directory,
      nodes,
      worker,
      parts: new Map([
        ['directory', directory],
        ['worker', worker],
        ...nodes.map((node, index) => [`api node ${index + 1}`, node] as const),
      ]),
      ports,
      tokens: await openSessions(bench.admin, numbers),
      conversationId,
      labelId: labels.NP.wireId,
      accounts: people
        .filter(({ disabled }) => !disabled)
        .map(({ uid }) => ({ username: uid, password: demoPassword })),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
