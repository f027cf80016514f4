import { Injectable } from '@nestjs/common';
import { AuditService } from '#audit';
import { Clock, DomainError, type Id } from '#kernel';
import { LineReader, type RawLine } from '../mattermost/line-reader.js';
import { bare, postRows, type ImportPlan, type ImportRow } from '../mattermost/post-rows.js';
import { readLine } from '../mattermost/read-line.js';
import type { ImportRunRow } from '../runs/imports.repository.js';
import { Batch } from './batch.js';
import { Breath } from './breath.js';
import { fileBytes } from './file-bytes.js';
import { WorkRepository, type FilePlace, type Mapping } from './work.repository.js';
import type { InUnit, WorkEnd } from './work-unit.js';

/** Refusals of a batch that come out otherwise when it is made anew. */
const PASSES: ReadonlySet<string> = new Set(['IMPORT_PERSON_REFUSED', 'MESSAGE_SOURCE_REFUSED']);

/**
 * Writes what a file holds, batch by batch. Each batch commits with the place up to which the file is done with, so a
 * process that is killed goes on behind the last one.
 */
@Injectable()
export class WriteWork {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly work: WorkRepository,
  ) {}

  /**
   * @param goesOn asked after each batch: false ends this round.
   * @throws FileGone when nobody waits for it any more; DomainError when the person may not go on.
   */
  async run(inUnit: InUnit, run: ImportRunRow, goesOn: () => boolean): Promise<WorkEnd> {
    const plan = planOf(run, await inUnit(() => this.work.mapping(run.id)));
    const batch = new Batch({ line: run.cursorLine, part: run.cursorPart, bytes: Number(run.cursorBytes) });
    const reader = new LineReader(batch.from.line, batch.from.bytes);
    const breath = new Breath();
    const put = (isLast: boolean): Promise<boolean> => this.put(inUnit, run, batch, isLast);
    try {
      for await (const bytes of fileBytes(this.work, inUnit, run.id, Number(run.sizeBytes), batch.from.bytes))
        for (const line of reader.feed(bytes)) {
          for (const full of batch.take(line, rowsOf(line, plan)))
            if (full && (!(await put(false)) || !goesOn())) return 'again';
          await breath.take();
        }
      for (const line of reader.finish())
        for (const full of batch.take(line, rowsOf(line, plan)))
          if (full && !(await put(false))) return 'again';
      await put(true);
      return 'done';
    } catch (error) {
      // Somebody has left, or deleted what is answered, since the place was read: it is read again.
      if (error instanceof DomainError && PASSES.has(error.code)) return 'again';
      throw error;
    }
  }

  /** @returns false when somebody else has written this batch: the place is read again. */
  private put(inUnit: InUnit, run: ImportRunRow, batch: Batch, isLast: boolean): Promise<boolean> {
    return inUnit(async (ctx) => {
      const { from, to, rows } = batch.give();
      const { outcome, ...counts } = await this.work.putBatch(
        run.id,
        from,
        to,
        rows,
        isLast,
        this.clock.now(),
      );
      if (outcome !== 'done') return false;
      const object = { type: 'Import', id: run.id, labelId: run.labelId };
      await this.audit.record(ctx, {
        event: 'import.written',
        object,
        facts: { ...counts, ...placeFacts(from, to) },
      });
      if (isLast)
        await this.audit.record(ctx, { event: 'import.finished', object, facts: { lines: to.line } });
      return true;
    });
  }
}

function placeFacts(from: FilePlace, to: FilePlace) {
  return { from: `${from.line}.${from.part}`, to: `${to.line}.${to.part}` };
}

/** What comes out of a line; nothing for one that only describes. */
function rowsOf({ number: line, bytes }: RawLine, plan: ImportPlan): ImportRow[] {
  const said = readLine(bytes);
  const where = { line, part: 0, channel: null, author: null };
  switch (said?.kind) {
    case 'post':
      return postRows(line, said.post, plan);
    case 'direct':
      return [bare(where, 'refused', ['DIRECT_REFUSED'])];
    case 'fault':
      return [bare(where, 'refused', [said.code])];
    default:
      return [];
  }
}

function planOf(
  { labelId, startedAt }: ImportRunRow,
  { people, names, conversations, readers }: Mapping,
): ImportPlan {
  if (!startedAt) throw new Error('an import runs that was not started');
  return {
    labelId,
    startedAt,
    conversationOf: (channel): Id | null => conversations.get(channel) ?? null,
    personOf: (username) => people.get(username) ?? null,
    readsIn: (conversationId, personId) => readers.get(conversationId)?.has(personId) ?? false,
    displayNameOf: (username) => names.get(username) ?? username,
  };
}
