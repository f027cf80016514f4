import { readdirSync, readFileSync } from 'node:fs';

/** The postmaster and everything that it forked; the postmaster first, so that it forks no more once it is signalled. */
export function databaseProcesses(postmaster: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === postmaster);
  return [postmaster, ...children];
}

/** Signals each of them as long as there are any that were not signalled. */
export function signalDatabase(postmaster: number, signal: NodeJS.Signals): void {
  const done = new Set<number>();
  // Listed before the first signal: the children of a dead postmaster are no longer known as such.
  for (let fresh = databaseProcesses(postmaster); fresh.length > 0;) {
    for (const pid of fresh) {
      signalProcess(pid, signal);
      done.add(pid);
    }
    fresh = databaseProcesses(postmaster).filter((pid) => !done.has(pid));
  }
}

/** Backends come and go: one that is gone needs no signal. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** 0 for a process that is gone. */
function parentOf(pid: number): number {
  try {
    // The name stands in parentheses and may hold anything; behind it come the state and the parent.
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
