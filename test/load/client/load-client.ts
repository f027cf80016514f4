import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Job, JobAnswer, Sample } from './jobs.js';

export interface LoadClient {
  /** @throws when an answer was not the expected one: a benchmark of refusals would be fast. */
  run(job: Job): Promise<Sample>;
  stop(): void;
}

export function startLoadClient(): LoadClient {
  const child = fork(join(import.meta.dirname, 'load-main.js'));
  return {
    run: async (job) => {
      const answered = once(child, 'message') as Promise<[JobAnswer]>;
      child.send(job);
      const [answer] = await answered;
      if ('error' in answer) throw new Error(`the load failed: ${answer.error}`);
      return answer.sample;
    },
    stop: () => {
      child.kill();
    },
  };
}
