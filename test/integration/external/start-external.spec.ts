import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { launchExternal } from '../../../apps/cli/src/start/external/launch-external.js';
import { Progress } from '../../../apps/cli/src/start/progress.js';
import { MIGRATIONS } from '../../../apps/cli/src/schema/migrations.js';
import { describeWithDebianPostgres } from '../../support/postgres/describe-with-debian-postgres.js';
import { ExternalServer, freePort } from '../../support/postgres/external-server.js';
import { makeCertificates } from '../../support/slapd/certificates.js';

jest.setTimeout(60_000);

/** Stand in for the built server: the settings decide where the first listens, and whether over TLS. */
const API = `import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { readFileSync } from 'node:fs';
const text = readFileSync(process.env.RUCHE_CONFIG, 'utf8');
const read = (name) => readFileSync(new RegExp(name + ': (.*)').exec(text)[1]);
const answer = async (request, response) => {
  if (request.url === '/readyz') await new Promise((done) => setTimeout(done, text.includes('Lente') ? 2_200 : 0));
  response.end(request.url === '/readyz' ? '{"status":"ok","directory":"unavailable"}' : JSON.stringify(process.env));
};
const server = text.includes('certFile')
  ? createTlsServer({ cert: read('certFile'), key: read('keyFile') }, answer)
  : createServer(answer);
server.listen(Number(/port: (\\d+)\\n  publicOrigin/.exec(text)[1]), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;
const WORKER = `setInterval(() => undefined, 1000);\nprocess.on('SIGTERM', () => process.exit(0));\n`;

describeWithDebianPostgres('npm start -- --external', () => {
  let server: ExternalServer;
  let root: string;
  let port: number;
  let output: string;
  let asked: AbortController;

  beforeAll(async () => {
    server = await ExternalServer.start();
    await server.init(server.settings('site_started'));
  });
  afterAll(async () => {
    await server.stop();
  });
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'ruche-ext-root-'));
    const files = {
      'dist/servers/api.js': API,
      'dist/servers/worker.js': WORKER,
      'dist/servers/sequencer.js': WORKER,
      'package.json': '{"type":"module"}',
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    port = await freePort();
    output = '';
    asked = new AbortController();
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const run = (env: NodeJS.ProcessEnv, migrations = MIGRATIONS): Promise<0 | 1> => {
    const progress = new Progress((text) => (output += text));
    return launchExternal({ root, env, migrations }, progress, asked.signal);
  };
  const running = async (): Promise<void> => {
    while (!output.includes('Ruche runs')) {
      if (output.includes('cannot run')) throw new Error(output);
      await sleep(10);
    }
  };

  it('starts api, worker and sequencer over what is there, hands on the settings, and stops all', async () => {
    const config = server.configFile('site_started', { http: { port } });
    const code = run({ RUCHE_CONFIG: config, RUCHE_LOG_LEVEL: 'warn', PGPASSWORD: 'not for the server' });
    await running();
    const env = (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as NodeJS.ProcessEnv;
    expect(env).toMatchObject({ RUCHE_CONFIG: config, RUCHE_LOG_LEVEL: 'warn', NODE_ENV: 'production' });
    expect(env).not.toHaveProperty('PGPASSWORD');
    expect(output).toContain('Ruche runs (test): http://127.0.0.1:3000');
    expect(output).toContain('api, worker and sequencer: the directory does not answer');
    expect(output).not.toContain('ruche-demo');
    asked.abort();
    expect(await code).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(existsSync(join(root, '.data/external/launcher.json'))).toBe(false);
    const client = await server.connect('site_started');
    const { rows } = await client.query('SELECT (SELECT count(*)::int4 FROM auth.account) AS accounts');
    await client.end();
    expect(rows).toEqual([{ accounts: 0 }]);
  });

  it('reads config/local.yaml when no other file is named, and asks over TLS where the server ends it', async () => {
    const { certificateFile: certFile, keyFile } = await makeCertificates(root);
    const http = { port, tls: { certFile, keyFile }, publicOrigin: 'https://ruche.example' };
    const text = readFileSync(server.configFile('site_started', { http, mode: 'test' }), 'utf8');
    mkdirSync(join(root, 'config'));
    writeFileSync(join(root, 'config/local.yaml'), text);
    const code = run({});
    await running();
    asked.abort();
    expect(await code).toBe(0);
  });

  it('refuses a port that somebody else listens on, who would answer in the place of the server', async () => {
    const other = createServer((_, response) => response.end('{"status":"ok"}')).listen(port, '127.0.0.1');
    try {
      expect(await run({ RUCHE_CONFIG: server.configFile('site_started', { http: { port } }) })).toBe(1);
      expect(output).toContain(
        `Port ${port} is taken by another program: stop it, or set another http.port in your settings.`,
      );
      expect(output).not.toContain('Ruche runs');
    } finally {
      other.close();
    }
  });

  it('waits for a server whose directory stands frozen: it takes its time to say so', async () => {
    const config = server.configFile('site_started', { http: { port } });
    const slow = join(root, 'slow.yaml');
    writeFileSync(slow, readFileSync(config, 'utf8').replace('name: Essais', 'name: Lente'));
    const code = run({ RUCHE_CONFIG: slow });
    await running();
    expect(output).toContain('the directory does not answer, so nobody signs in before it does');
    asked.abort();
    expect(await code).toBe(0);
  });

  it.each([
    ['no settings at all', () => ({}), 'No settings: name your file in RUCHE_CONFIG, or write '],
    [
      'settings that are refused',
      () => ({ RUCHE_CONFIG: server.configFile('site_started', { directory: { bindDn: 'nobody' } }) }),
      'The configuration is refused.\n\ndirectory.bindDn',
    ],
    [
      'a secret that is missing',
      () => ({ RUCHE_CONFIG: server.configFile('site_started', { secrets: 'missing' }) }),
      'database.roles.app.passwordFile\n  found:    a file that does not exist',
    ],
    [
      'a site that was not made ready, and says by what it is',
      () => ({ RUCHE_CONFIG: server.configFile('site_started', { secrets: 'missing' }) }),
      '"ruche init" makes the secrets of the database roles, of the streams and of the audit log that do not exist yet.',
    ],
    [
      'the mode of the demo',
      () => ({ RUCHE_CONFIG: server.configFile('site_started', { mode: 'demo' }) }),
      'mode: demo belongs to "npm start" alone',
    ],
    [
      'a database that does not exist',
      () => ({ RUCHE_CONFIG: server.configFile('site_nowhere') }),
      'has no database site_nowhere. A new server is made ready by: ruche init',
    ],
  ])('refuses %s', async (_, env, sentence) => {
    expect(await run(env())).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toContain('Ruche runs');
  });

  it('refuses a schema of another version before anything starts', async () => {
    const env = { RUCHE_CONFIG: server.configFile('site_started', { http: { port } }) };
    expect(await run(env, MIGRATIONS.slice(0, -1))).toBe(1);
    expect(output).toContain('is not the one of this version: run "ruche migrate"');
    expect(existsSync(join(root, '.data/external/logs/api.log'))).toBe(false);
  });
});
