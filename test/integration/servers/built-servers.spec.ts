import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Settings } from '#config';
import { freePort } from '../../support/postgres/external-server.js';
import { testSettings } from '../../support/site/test-settings.js';
import { TestSite } from '../../support/site/test-site.js';

jest.setTimeout(60_000);

const ROOT = join(import.meta.dirname, '../../..');
const SERVERS = ['api', 'worker', 'sequencer'] as const;

/** A file below it costs no time worth keeping. */
const LARGE_BYTES = 5_000;

/** The built servers in another place, where no package is installed. */
describe('the built servers', () => {
  let site: TestSite;
  let installation: string;
  let port: number;
  let child: ChildProcess | null = null;

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(ROOT, 'tools/build.mjs'), '--server-only']);
    expect(built.status).toBe(0);
    site = await TestSite.start();
  });
  afterAll(async () => {
    await site.stop();
  });
  beforeEach(async () => {
    installation = mkdtempSync(join(tmpdir(), 'ruche-installed-'));
    mkdirSync(join(installation, 'dist'));
    for (const part of ['dist/servers', 'config', 'package.json'])
      cpSync(join(ROOT, part), join(installation, part), { recursive: true });
    port = await freePort();
  });
  afterEach(async () => {
    if (child?.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    child = null;
    rmSync(installation, { recursive: true, force: true });
  });

  const run = (name: string, settings: Settings | null, env: NodeJS.ProcessEnv = {}): ChildProcess => {
    const file = join(installation, 'settings.yaml');
    // JSON is YAML too.
    if (settings) writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
    child = spawn(process.execPath, ['--enable-source-maps', join(installation, `dist/servers/${name}.js`)], {
      cwd: installation,
      env: { RUCHE_CONFIG: file, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return child;
  };
  const settings = (changes: Partial<Settings> = {}): Settings => {
    const { http, ...others } = testSettings(site);
    return { ...others, http: { ...http, port }, ...changes };
  };
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const startApi = async (env: NodeJS.ProcessEnv = {}): Promise<string[]> => {
    const api = run('api', settings(), env);
    const told: string[] = [];
    for (const output of [api.stdout, api.stderr])
      output?.on('data', (bytes: Buffer) => told.push(bytes.toString('utf8')));
    while (!(await ask('/healthz').catch(() => null))?.ok) {
      if (api.exitCode !== null) throw new Error(told.join(''));
      await sleep(20);
    }
    return told;
  };

  it('answer people, refuse strangers, describe themselves, and end when they are asked to', async () => {
    const token = await site.signIn('np');
    await startApi();
    const refused = await ask('/api/v1/conversations');
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: 'SESSION_REQUIRED' }]);
    const answered = await ask('/api/v1/conversations', { cookie: `ruche=${token}` });
    expect(answered.status).toBe(200);
    const described = (await (await ask('/api/openapi.json')).json()) as { paths: object };
    expect(Object.keys(described.paths).length).toBeGreaterThan(50);
    const gone = once(child as ChildProcess, 'exit');
    child?.kill('SIGTERM');
    expect(await gone).toEqual([null, 'SIGTERM']);
  });

  it('find everything compiled at their first start, also where they were moved to', async () => {
    const told = (await startApi({ NODE_DEBUG_NATIVE: 'COMPILE_CACHE' })).join('');
    const had = [...told.matchAll(/code cache for ESM (\S+) was accepted/g)].map(([, file]) => file);
    const loaded = [...told.matchAll(/reading cache from \S+ for ESM (\S+?)\.{3}/g)].map(
      ([, file = '']) => file,
    );
    // What stands for packages that are not installed is small, and loaded too late to be kept.
    const large = loaded.filter((file) => statSync(new URL(file)).size > LARGE_BYTES);
    expect(large.length).toBeGreaterThan(2);
    expect(had).toEqual(expect.arrayContaining(large));
  });

  it.each(SERVERS)('refuse a strong database role: %s', async (name) => {
    await site.admin.query(`ALTER ROLE ruche_sequencer CREATEDB; ALTER ROLE ruche_relay CREATEDB`);
    try {
      const server = run(name, settings());
      const [told] = await Promise.all([server.stderr && text(server.stderr), once(server, 'exit')]);
      expect(server.exitCode).toBe(1);
      expect(told).toMatch(
        /role ruche_(relay|sequencer) may make roles .*: the server does not start with it/,
      );
    } finally {
      await site.admin.query(`ALTER ROLE ruche_sequencer NOCREATEDB; ALTER ROLE ruche_relay NOCREATEDB`);
    }
  });

  it.each(SERVERS)('lead from a trace to the line that was written: %s', async (name) => {
    const server = run(name, null);
    const [told] = await Promise.all([server.stderr && text(server.stderr), once(server, 'exit')]);
    expect(told).toMatch(/at loadSettings \(.*\/libs\/config\/src\/load-settings\.ts:\d+:\d+\)/);
    expect(told).toContain(`/apps/${name}/src/main.ts:`);
  });
});
