import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { AuditService } from '#audit';
import type { ImportProblem } from '#contracts';
import { Clock } from '#kernel';
import { LineReader } from '../mattermost/line-reader.js';
import { Survey } from '../mattermost/survey.js';
import type { ImportRunRow } from '../runs/imports.repository.js';
import { Breath } from './breath.js';
import { fileBytes } from './file-bytes.js';
import { WorkRepository } from './work.repository.js';
import type { InUnit } from './work-unit.js';

/** Pieces between two notes of how far it is. */
const NOTED_PIECES = 8;

/**
 * Looks through a file: that it came whole, and what it holds. It writes nothing before the end: a process that is killed
 * begins again.
 */
@Injectable()
export class CheckWork {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly work: WorkRepository,
  ) {}

  /** @throws FileGone when nobody waits for it any more. */
  async run(inUnit: InUnit, run: ImportRunRow): Promise<void> {
    const survey = new Survey();
    const { problem, sha256 } = await this.look(inUnit, run, survey);
    await inUnit(async (ctx) => {
      const at = this.clock.now();
      if (problem) await this.work.stop(run.id, problem, at);
      else await this.work.concludeCheck(run.id, survey.preview(), survey.found(), at);
      const { posts, replies, broken } = survey.preview();
      await this.audit.record(ctx, {
        event: 'import.checked',
        object: { type: 'Import', id: run.id, labelId: run.labelId },
        facts: { problem, sha256, posts, replies, broken },
        ...(problem ? { outcome: 'failure' as const, reason: problem } : {}),
      });
    });
  }

  private async look(inUnit: InUnit, run: ImportRunRow, survey: Survey): Promise<Look> {
    const [whole, digests] = [createHash('sha256'), createHash('sha256')];
    const reader = new LineReader();
    const breath = new Breath();
    let [position, pieces] = [0, 0];
    let problem: ImportProblem | null = null;
    for await (const piece of fileBytes(this.work, inUnit, run.id, Number(run.sizeBytes))) {
      whole.update(piece);
      digests.update(createHash('sha256').update(piece).digest());
      for (const line of problem ? [] : reader.feed(piece)) {
        problem ??= survey.add(line);
        if (problem) break;
        await breath.take();
      }
      position += piece.length;
      pieces += 1;
      if (pieces % NOTED_PIECES === 0) await inUnit(() => this.work.noteChecked(run.id, position));
    }
    const sha256 = whole.digest('hex');
    // What did not come whole is not judged by what it holds.
    if (digests.digest('hex') !== run.digest) return { problem: 'HASH_DIFFERS', sha256 };
    if (!problem) for (const line of reader.finish()) problem ??= survey.add(line);
    return { problem: problem ?? survey.conclude(), sha256 };
  }
}

interface Look {
  /** Why the file cannot be imported; null when it can. */
  readonly problem: ImportProblem | null;
  /** Of the whole file, for the log: what every other tool calls its hash. */
  readonly sha256: string;
}
