import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes of `sun_path` (unix(7)), without its closing zero byte. */
const LONGEST_SOCKET_PATH = 107;

export interface SocketFolder {
  readonly path: string;
  /** Made for this run alone, to be removed with it. */
  readonly temporary: boolean;
}

/** Makes the folder of the socket, 0700; a short one elsewhere when `wanted` gives too long a path. */
export function makeSocketFolder(wanted: string, port: number, elsewhere = [tmpdir(), '/tmp']): SocketFolder {
  if (fits(wanted, port)) {
    mkdirSync(wanted, { recursive: true });
    chmodSync(wanted, 0o700);
    return { path: wanted, temporary: false };
  }
  const parent = elsewhere.find((folder) => fits(join(folder, 'ruche-XXXXXX'), port));
  if (parent === undefined) throw new Error(`No folder is short enough for a socket: ${wanted}`);
  return { path: mkdtempSync(join(parent, 'ruche-')), temporary: true };
}

function fits(folder: string, port: number): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${String(port)}`)) <= LONGEST_SOCKET_PATH;
}
