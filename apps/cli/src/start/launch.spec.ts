import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LaunchError } from './launch-error.js';
import { anyFreePort, TestingLauncher } from './testing/testing-launcher.js';

describe('launch', () => {
  let launcher: TestingLauncher;
  let asked: AbortController;
  let port: number;

  beforeEach(async () => {
    launcher = new TestingLauncher();
    asked = new AbortController();
    port = await anyFreePort();
  });

  afterEach(() => {
    launcher.remove();
  });

  const running = async (): Promise<void> => {
    while (!launcher.output.includes('Ruche runs')) {
      if (launcher.output.includes('cannot run')) throw new Error(launcher.output);
      await sleep(10);
    }
  };

  it('starts everything, and stops it in the opposite order when asked', async () => {
    const code = launcher.run(port, asked.signal);
    await running();
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    expect(readdirSync(join(launcher.root, 'data/children')).sort()).toEqual([
      'api.json',
      'sequencer.json',
      'worker.json',
    ]);
    asked.abort();
    expect(await code).toBe(0);
    expect(launcher.events).toEqual(['postgres started', 'seeded', 'directory stopped', 'postgres stopped']);
    expect(readdirSync(join(launcher.root, 'data/children'))).toEqual([]);
    expect(existsSync(join(launcher.root, 'data/launcher.json'))).toBe(false);
    await expect(fetch(`http://127.0.0.1:${port}/readyz`)).rejects.toThrow();
  }, 30_000);

  it('plants the content once, and keeps the secrets, on the same data folder', async () => {
    const secret = join(launcher.root, 'data/secrets/database-app');
    const once = async (): Promise<string> => {
      const stop = new AbortController();
      launcher.lines.length = 0;
      const code = launcher.run(port, stop.signal);
      await running();
      stop.abort();
      expect(await code).toBe(0);
      return readFileSync(secret, 'utf8');
    };
    expect(await once()).toBe(await once());
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(launcher.events.filter((event) => event === 'seeded')).toHaveLength(1);
  }, 30_000);

  it('plants the content again when it failed the first time', async () => {
    const seed = () => Promise.reject(new LaunchError('The seed is bad.'));
    expect(await launcher.run(port, asked.signal, { seed })).toBe(1);
    expect(launcher.output).toContain('The seed is bad.');
    const code = launcher.run(port, asked.signal);
    launcher.lines.length = 0;
    await running();
    asked.abort();
    expect(await code).toBe(0);
    expect(launcher.events).toContain('seeded');
  }, 30_000);

  it('stops everything with the end of the log when a child dies', async () => {
    const code = launcher.run(port, asked.signal);
    await running();
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => undefined);
    expect(await code).toBe(1);
    expect(launcher.output).toContain('The api ended by itself (exit code 3)');
    expect(launcher.output).toContain('| last words');
    expect(launcher.events.at(-1)).toBe('postgres stopped');
  }, 30_000);

  it('says what to do when the port is taken, before anything has started', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    expect(await launcher.run(port, asked.signal)).toBe(1);
    expect(launcher.output).toMatch(/Port \d+ is taken by another program: stop it, or .*RUCHE_PORT=/);
    expect(launcher.events).toEqual([]);
    other.close();
  });

  it('refuses a second run on the same data folder, and leaves the first alone', async () => {
    const code = launcher.run(port, asked.signal);
    await running();
    expect(await launcher.run(await anyFreePort(), asked.signal)).toBe(1);
    expect(launcher.output).toContain(`already runs on this data folder (process ${process.pid})`);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    asked.abort();
    expect(await code).toBe(0);
  }, 30_000);
});
