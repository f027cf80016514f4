import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { identifyProcess, type ProcessIdentity, stillLives } from '#database';
import { LaunchError } from './launch-error.js';

/**
 * One launcher for each data folder. The lock of a killed launcher, or of one before the last boot, is taken over.
 * @returns how to give it back.
 */
export function lockInstance(lockFile: string): () => void {
  const holder = readHolder(lockFile);
  if (holder !== null && stillLives(holder)) {
    throw new LaunchError(
      `Ruche already runs on this data folder (process ${holder.pid}): stop that one with Ctrl+C or "kill ${holder.pid}", or give this one its own folder and port: RUCHE_DATA=.data2 RUCHE_PORT=3001 npm start`,
    );
  }
  rmSync(lockFile, { force: true });
  try {
    writeFileSync(lockFile, JSON.stringify(identifyProcess(process.pid)), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new LaunchError('Another Ruche is starting on this data folder: wait for it, or try again.', {
      cause,
    });
  }
  return () => {
    rmSync(lockFile, { force: true });
  };
}

/** @returns null when there is no lock, or one cut short by a crash. */
function readHolder(lockFile: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
}
