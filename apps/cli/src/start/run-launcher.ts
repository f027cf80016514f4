import { LaunchError } from './launch-error.js';
import type { Progress } from './progress.js';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a launcher in this process until a signal asks it to stop. @returns the exit code. */
export async function runLauncher(
  progress: Progress,
  launcher: (asked: AbortSignal) => Promise<0 | 1>,
): Promise<0 | 1> {
  const asked = new AbortController();
  // A second signal changes nothing: stopping in order is what keeps the database whole, and takes seconds.
  const stop = (): void => {
    asked.abort();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  try {
    return await launcher(asked.signal);
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    progress.fail(error.message);
    return 1;
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  }
}
