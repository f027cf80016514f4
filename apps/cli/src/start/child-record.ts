import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess, type ProcessIdentity, stillLives } from '#database';

/** Remembers a child, so that the next run finds it if this one is killed. @returns how to forget it. */
export function recordChild(folder: string, name: string, pid: number): () => void {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(identifyProcess(pid)), { mode: 0o600 });
  return () => {
    rmSync(file, { force: true });
  };
}

/**
 * Stops the children that a killed run left behind. A number that belongs to another process by now is left alone:
 * the start time tells.
 * @returns the names of those that were stopped.
 */
export async function stopLeftOverChildren(folder: string, patienceMs = 5_000): Promise<string[]> {
  const stopped: string[] = [];
  for (const fileName of readdirSync(folder)) {
    const file = join(folder, fileName);
    const child = readRecord(file);
    if (child !== null && stillLives(child)) {
      process.kill(child.pid, 'SIGTERM');
      if (!(await ends(child, patienceMs)) && stillLives(child)) process.kill(child.pid, 'SIGKILL');
      await ends(child, patienceMs);
      stopped.push(fileName.replace('.json', ''));
    }
    rmSync(file, { force: true });
  }
  return stopped;
}

async function ends(child: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (stillLives(child)) {
    if (performance.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** @returns null for a record cut short by a crash. */
function readRecord(file: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity | null;
  } catch {
    return null;
  }
}
