import { Injectable } from '@nestjs/common';
import type { JobHandler, JobResult, JobRun } from '#auth';
import { ImportWork } from './import-work.js';

/** What the worker calls the work on an import: one kind for each part of it, so that the next can be asked for while the one before ends. */
export const IMPORT_JOBS = { check: 'imports.check', write: 'imports.write', undo: 'imports.undo' } as const;

/** A portion of the work, in milliseconds: then the claim begins anew. */
const PORTION_MS = 600_000;

// Marked too: without it nothing says what its constructor takes.
@Injectable()
abstract class ImportJob implements JobHandler {
  abstract readonly kind: string;

  constructor(private readonly work: ImportWork) {}

  async run(job: JobRun): Promise<JobResult> {
    const until = performance.now() + PORTION_MS;
    const goesOn = (): boolean => !job.signal.aborted && performance.now() < until;
    const end = await this.work.advance((unit) => job.work(unit), job.subjectId, goesOn);
    return end === 'done' ? null : { againMs: 0 };
  }
}

@Injectable()
export class ImportCheckJob extends ImportJob {
  readonly kind = IMPORT_JOBS.check;
}

@Injectable()
export class ImportWriteJob extends ImportJob {
  readonly kind = IMPORT_JOBS.write;
}

@Injectable()
export class ImportUndoJob extends ImportJob {
  readonly kind = IMPORT_JOBS.undo;
}
