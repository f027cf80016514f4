import { once } from 'node:events';
import { LaunchError } from './launch-error.js';
import type { Progress } from './progress.js';
import { StopList } from './stop-list.js';

/** Starts parts one after the other: `running` takes how each is stopped, `died` hears of one that ended by itself. */
export type StartAll = (
  running: StopList,
  ended: AbortSignal,
  died: (error: LaunchError) => void,
) => Promise<void>;

/**
 * Keeps what was started running until `asked` is aborted or a part dies, then stops all of it.
 * @returns the exit code: 0 when it was asked to stop, 1 when it could not run.
 */
export async function runUntilStopped(
  progress: Progress,
  asked: AbortSignal,
  startAll: StartAll,
): Promise<0 | 1> {
  const trouble = new AbortController();
  const ended = AbortSignal.any([asked, trouble.signal]);
  const running = new StopList();
  try {
    await startAll(running, ended, (error) => {
      trouble.abort(error);
    });
    if (!ended.aborted) await once(ended, 'abort');
    ended.throwIfAborted();
    return 0;
  } catch (error) {
    // Whatever fails while it stops on demand is a consequence of stopping.
    if (asked.aborted && !trouble.signal.aborted) return 0;
    progress.fail(describe(error));
    return 1;
  } finally {
    // The lock alone is not worth a word.
    const worthSaying = running.size > 1;
    if (worthSaying) progress.line('Ruche stops …');
    for (const failure of await running.stopAll()) progress.line(failure);
    if (worthSaying) progress.line('Ruche has stopped.');
  }
}

function describe(error: unknown): string {
  if (error instanceof LaunchError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
