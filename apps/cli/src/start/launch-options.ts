import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LaunchError } from './launch-error.js';

export interface LaunchOptions {
  /** The project's folder, which holds `config` and `dist`. */
  readonly root: string;
  /** Everything that a demo keeps: database, secrets, logs. */
  readonly dataDir: string;
  /** Of the pages, on the loopback only. */
  readonly port: number;
  /** Handed to the server unchanged; null = its default. */
  readonly logLevel: string | null;
}

export function readLaunchOptions(env: NodeJS.ProcessEnv, root: string): LaunchOptions {
  return {
    root,
    dataDir: resolve(root, env['RUCHE_DATA'] ?? '.data'),
    port: readPort(env['RUCHE_PORT'] ?? '3000'),
    logLevel: env['RUCHE_LOG_LEVEL'] ?? null,
  };
}

/** The same from the source and from dist: the nearest folder upwards that holds a package.json. */
export function projectRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : projectRoot(dirname(folder));
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new LaunchError(`RUCHE_PORT is "${text}": it must be a port from 1 to 65535.`);
}
