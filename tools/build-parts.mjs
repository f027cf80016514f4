import { existsSync } from 'node:fs';
import { join } from 'node:path';

const SERVER_FOLDERS = ['apps/api', 'apps/worker', 'apps/sequencer', 'apps/cli', 'libs'];

/**
 * What can be built, each from its own inputs, in this order: `servers` takes what `server` made. `outputs` are removed first, so that a file deleted in the source
 * does not live on in dist.
 */
export function buildParts(root) {
  const folders = SERVER_FOLDERS.filter((folder) => existsSync(join(root, folder)));
  return [
    {
      name: 'server',
      inputs: [...SERVER_FOLDERS, '.swcrc'],
      outputs: SERVER_FOLDERS.map((folder) => join('dist', folder)),
      cwd: root,
      command: ['swc', ...folders, '-d', 'dist', '--ignore', '**/*.spec.ts,**/testing/**', '--quiet'],
    },
    {
      name: 'servers',
      inputs: [...SERVER_FOLDERS, '.swcrc', 'tools/servers.vite.mjs', 'package-lock.json'],
      outputs: ['dist/servers'],
      cwd: root,
      command: ['vite', 'build', '--config', 'tools/servers.vite.mjs', '--logLevel', 'warn'],
    },
    {
      name: 'web',
      inputs: ['apps/web', 'libs/contracts', 'package-lock.json'],
      outputs: ['dist/web'],
      cwd: join(root, 'apps/web'),
      command: ['vite', 'build', '--logLevel', 'warn'],
    },
    {
      name: 'verifier',
      inputs: ['libs/audit/src', 'tools/verifier.vite.mjs', 'package-lock.json'],
      outputs: ['dist/ruche-audit-verify.mjs'],
      cwd: root,
      command: ['vite', 'build', '--config', 'tools/verifier.vite.mjs', '--logLevel', 'warn'],
    },
  ].filter((part) => existsSync(part.cwd));
}
