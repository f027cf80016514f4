import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchError } from './launch-error.js';

/** The folders of a demo; all are private to the user who runs it. */
export interface DataFolder {
  readonly root: string;
  readonly database: string;
  readonly socket: string;
  readonly secrets: string;
  readonly logs: string;
  /** One file for each running child. */
  readonly children: string;
  readonly configFile: string;
  readonly lockFile: string;
  /** Present once the demo's content has been planted. */
  readonly seededFile: string;
}

const REMEDY = 'choose another folder: RUCHE_DATA=/path/to/folder npm start';

/** @throws LaunchError when the folder cannot be used, saying why and what to do. */
export function openDataFolder(path: string): DataFolder {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code = 'unknown reason' } = cause as NodeJS.ErrnoException;
    throw new LaunchError(`The data folder ${path} cannot be written (${code}): ${REMEDY}`, { cause });
  }
  const root = realpathSync(path);
  const owner = statSync(root).uid;
  if (owner !== process.getuid?.()) {
    throw new LaunchError(
      `The data folder ${root} belongs to another user (uid ${owner}): run Ruche as that user, or ${REMEDY}`,
    );
  }
  const folder = {
    root,
    database: join(root, 'database'),
    socket: join(root, 'socket'),
    secrets: join(root, 'secrets'),
    logs: join(root, 'logs'),
    children: join(root, 'children'),
    configFile: join(root, 'config.yaml'),
    lockFile: join(root, 'launcher.json'),
    seededFile: join(root, 'seeded'),
  };
  for (const inner of [folder.secrets, folder.logs, folder.children]) {
    mkdirSync(inner, { recursive: true, mode: 0o700 });
  }
  return folder;
}

/** Node's own `recursive` hides the reason on a read-only disk, and never returns below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  // Others may pass through (PostgreSQL may have to run as another user) but not list; what is inside is 0700.
  mkdirSync(path, { mode: 0o711 });
}
