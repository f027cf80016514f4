import { Injectable, Logger } from '@nestjs/common';
import { AuditService } from '#audit';
import type { ImportProblem } from '#contracts';
import { Clock, DomainError, type Id } from '#kernel';
import { ImportsRepository } from '../runs/imports.repository.js';
import { CheckWork } from './check-work.js';
import { FileGone } from './file-bytes.js';
import { UndoWork } from './undo-work.js';
import { WorkRepository } from './work.repository.js';
import { WriteWork } from './write-work.js';
import type { InUnit, WorkEnd } from './work-unit.js';

/** Does what is to be done next on an import, wherever it stands. */
@Injectable()
export class ImportWork {
  private readonly log = new Logger(ImportWork.name);

  constructor(
    private readonly audit: AuditService,
    private readonly checks: CheckWork,
    private readonly clock: Clock,
    private readonly imports: ImportsRepository,
    private readonly undoing: UndoWork,
    private readonly work: WorkRepository,
    private readonly writing: WriteWork,
  ) {}

  /**
   * @param goesOn false ends this round at the next place where it can go on later.
   * @throws what may pass by itself: the database is away, the ticket is over.
   */
  async advance(inUnit: InUnit, id: Id, goesOn: () => boolean): Promise<WorkEnd> {
    const run = await inUnit((ctx) => this.imports.findVisible(ctx, id));
    if (!run) return this.stop(inUnit, id, 'RIGHT_LOST');
    try {
      switch (run.state) {
        case 'checking':
          await this.checks.run(inUnit, run);
          return 'done';
        case 'running':
          return await this.writing.run(inUnit, run, goesOn);
        case 'undoing':
          return await this.undoing.run(inUnit, run, goesOn);
        default:
          return 'done';
      }
    } catch (error) {
      if (error instanceof FileGone) return 'done';
      const problem = problemOf(error);
      if (!problem) throw error;
      if (problem === 'FAILED') this.log.error(error, `the import ${id} failed`);
      return this.stop(inUnit, id, problem);
    }
  }

  private async stop(inUnit: InUnit, id: Id, problem: ImportProblem): Promise<WorkEnd> {
    await inUnit(async (ctx) => {
      if (!(await this.work.stop(id, problem, this.clock.now()))) return;
      await this.audit.record(ctx, {
        event: 'import.stopped',
        object: { type: 'Import', id, labelId: null },
        outcome: 'failure',
        reason: problem,
      });
    });
    return 'done';
  }
}

/** Null: not the end of it, somebody tries again later. */
function problemOf(error: unknown): ImportProblem | null {
  if (!(error instanceof DomainError)) return 'FAILED';
  switch (error.kind) {
    case 'unavailable':
    case 'unauthenticated':
      return null;
    case 'not_found':
    case 'forbidden':
      return 'RIGHT_LOST';
    default:
      return error.code === 'IMPORT_NOT_NOW' ? null : 'RIGHT_LOST';
  }
}
