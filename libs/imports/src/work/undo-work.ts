import { Injectable } from '@nestjs/common';
import { AuditService } from '#audit';
import { Clock } from '#kernel';
import type { ImportRunRow } from '../runs/imports.repository.js';
import { WorkRepository } from './work.repository.js';
import type { InUnit, WorkEnd } from './work-unit.js';

/** Messages that are taken back together. */
const MOST_MESSAGES = 250;

/** Takes back what an import made and nobody has touched since. */
@Injectable()
export class UndoWork {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly work: WorkRepository,
  ) {}

  /** @param goesOn asked after each batch: false ends this round. @throws DomainError when the person may not go on. */
  async run(inUnit: InUnit, run: ImportRunRow, goesOn: () => boolean): Promise<WorkEnd> {
    const object = { type: 'Import', id: run.id, labelId: run.labelId };
    for (;;) {
      const isLast = await inUnit(async (ctx) => {
        const { isLast: last, ...counts } = await this.work.undoBatch(
          run.id,
          MOST_MESSAGES,
          this.clock.now(),
        );
        await this.audit.record(ctx, { event: 'import.taken_back', object, facts: counts });
        if (last) await this.audit.record(ctx, { event: 'import.undone', object });
        return last;
      });
      if (isLast) return 'done';
      if (!goesOn()) return 'again';
    }
  }
}
