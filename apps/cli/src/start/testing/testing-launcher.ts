import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startEmbeddedPostgres, THROWAWAY_SETTINGS } from '#database';
import { launch } from '../launch.js';
import type { LaunchOptions } from '../launch-options.js';
import type { LaunchParts } from '../launch-parts.js';
import { Progress } from '../progress.js';

/** Stands in for the server's processes: answers, can be told to crash, and says in its log when it is stopped. */
const API = `import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const port = Number(/port: (\\d+)\\n  publicOrigin/.exec(readFileSync(process.env.RUCHE_CONFIG, 'utf8'))[1]);
createServer((request, response) => {
  if (request.url === '/crash') { console.log('last words'); process.exit(3); }
  response.end('ok');
}).listen(port, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;
const WORKER = `setInterval(() => undefined, 1000);\nprocess.on('SIGTERM', () => process.exit(0));\n`;

/** A launcher with a real PostgreSQL and stand-ins for everything above it. */
export class TestingLauncher {
  readonly root = mkdtempSync(join(tmpdir(), 'ruche-launch-'));
  readonly lines: string[] = [];
  /** What was started and stopped, in order. */
  readonly events: string[] = [];

  constructor() {
    const files = {
      'config/demo/settings.yaml': 'mode: demo\nhttp:\n  host: 127.0.0.1\n',
      'dist/servers/api.js': API,
      'dist/servers/worker.js': WORKER,
      'dist/servers/sequencer.js': WORKER,
      'package.json': '{"type":"module"}',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  /** Runs until `asked`, or until something dies. */
  run(port: number, asked: AbortSignal, parts: Partial<LaunchParts> = {}): Promise<0 | 1> {
    const progress = new Progress((text) => this.lines.push(text));
    return launch(this.options(port), { ...this.parts(), ...parts }, progress, asked);
  }

  options(port: number): LaunchOptions {
    return { root: this.root, dataDir: join(this.root, 'data'), port, logLevel: null };
  }

  get output(): string {
    return this.lines.join('');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private parts(): LaunchParts {
    return {
      startPostgres: async (options) => {
        const server = await startEmbeddedPostgres({ ...options, settings: THROWAWAY_SETTINGS });
        this.events.push('postgres started');
        return { ...server, stop: () => server.stop().then(() => void this.events.push('postgres stopped')) };
      },
      migrate: () => Promise.resolve('nothing'),
      startDirectory: () =>
        Promise.resolve({
          url: 'ldap://127.0.0.1:1',
          close: () => Promise.resolve(void this.events.push('directory stopped')),
        }),
      seed: () => Promise.resolve(`seed ${this.events.push('seeded')}`),
      accounts: () => ['accounts'],
    };
  }
}

/** A port that nobody listens on at this moment. */
export async function anyFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
