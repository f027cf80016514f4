import { waitFor } from './wait-for.js';
import { postgresProcesses } from './postgres-processes.js';

/** How long each way of stopping may take, in milliseconds. */
export interface StopPatience {
  readonly fast: number;
  readonly immediate: number;
}

const PATIENCE: StopPatience = { fast: 20_000, immediate: 5_000 };

/**
 * Fast shutdown, then immediate shutdown, then kill: returns when no process of the server is left.
 * @param postmaster null when only the postmaster's orphans are left; they end by themselves.
 */
export async function stopPostgres(
  pgData: string,
  postmaster: number | null,
  patience: StopPatience = PATIENCE,
): Promise<void> {
  const gone = (): boolean => postgresProcesses(pgData).length === 0;
  // The number may be stale: only a process of this server is ever signalled.
  if (postmaster !== null && postgresProcesses(pgData).includes(postmaster)) {
    signal(postmaster, 'SIGINT');
    if (await waitFor(gone, patience.fast)) return;
    signal(postmaster, 'SIGQUIT');
  }
  if (await waitFor(gone, patience.immediate)) return;
  for (const pid of postgresProcesses(pgData)) signal(pid, 'SIGKILL');
  if (await waitFor(gone, patience.immediate)) return;
  throw new Error(
    `PostgreSQL on ${pgData} does not stop: ${postgresProcesses(pgData).join(', ')} still run.`,
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
