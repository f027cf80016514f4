import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { runStatement } from '#database';
import { Clock, newId, type Id } from '#kernel';

/** What the worker calls the work on an import, whatever is to be done on it next. */
export const IMPORT_JOB = 'imports.advance';

/** Asks for the work on an import. */
@Injectable()
export class ImportJobs {
  constructor(private readonly clock: Clock) {}

  async ask(ctx: RequestContext, id: Id): Promise<void> {
    await runStatement('SELECT auth.ask_job($1, $2, $3, $4, $5)', [
      newId(),
      IMPORT_JOB,
      id,
      this.clock.now(),
      ctx.language,
    ]);
  }
}
