import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { installationRoot } from '#config';
import type { BenchSite } from '../site/bench-site.js';

/** The built sequencer in a process of its own, once it has begun. @returns how it is stopped. */
export async function startSequencer(site: BenchSite, file: string): Promise<() => Promise<void>> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(installationRoot(), 'dist/servers/sequencer.js')], {
    env: { PATH, HOME, NODE_ENV: 'production', RUCHE_CONFIG: file, RUCHE_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const begun = `SELECT count(*)::int AS value FROM audit.checkpoint`;
  for (;;) {
    const { rows } = await site.admin.query<{ value: number }>(begun);
    if ((rows[0]?.value ?? 0) > 0) break;
    if (child.exitCode !== null) throw new Error('the sequencer ended');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
}
