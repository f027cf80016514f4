import { closedLoop } from './closed-loop.js';
import { fanOut } from './fan-out.js';
import type { Job, JobAnswer } from './jobs.js';

/** The load runs in a process of its own: what it costs is not the servers' time. */
process.on('message', (job: Job) => {
  const sample = job.kind === 'requests' ? closedLoop(job) : fanOut(job);
  sample.then(
    (done) => answer({ sample: done }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(message: JobAnswer): void {
  process.send?.(message);
}
