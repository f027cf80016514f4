import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identifyProcess, type ProcessIdentity, stillLives } from './process-identity.js';

interface Owner extends ProcessIdentity {
  /** Null when the socket stands in the folder that was asked for. */
  readonly temporarySocketFolder: string | null;
}

/**
 * Takes the data folder for this process. A server left behind by an owner that was killed may be stopped; one
 * whose owner still lives may not.
 * @throws when another process, or this one, runs a server on the folder.
 */
export function claimCluster(dataDir: string): void {
  const owner = readOwner(dataDir);
  if (owner !== null && stillLives(owner)) {
    throw new Error(
      `The database folder ${dataDir} is already in use by process ${String(owner.pid)}: stop it, or choose another folder.`,
    );
  }
  if (owner?.temporarySocketFolder) rmSync(owner.temporarySocketFolder, { recursive: true, force: true });
  writeOwner(dataDir, null);
}

/** Remembers a folder outside the data folder, so that the next run removes it if this one is killed. */
export function rememberSocketFolder(dataDir: string, folder: string): void {
  writeOwner(dataDir, folder);
}

export function releaseCluster(dataDir: string): void {
  rmSync(ownerFile(dataDir), { force: true });
}

function writeOwner(dataDir: string, temporarySocketFolder: string | null): void {
  const identity = identifyProcess(process.pid);
  writeFileSync(ownerFile(dataDir), JSON.stringify({ ...identity, temporarySocketFolder }), { mode: 0o600 });
}

/** @returns null also when the file was cut short by a crash. */
function readOwner(dataDir: string): Owner | null {
  try {
    return JSON.parse(readFileSync(ownerFile(dataDir), 'utf8')) as Owner;
  } catch {
    return null;
  }
}

function ownerFile(dataDir: string): string {
  return join(dataDir, 'owner.json');
}
