import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#access';
import { AuditService } from '#audit';
import {
  IMPORT_REPORT_ROWS,
  type ImportOutcome,
  type ImportReportFile,
  type ImportReportFileQuery,
  type ImportReportPage,
  type ImportReportQuery,
  type ImportReportRow,
} from '#contracts';
import { runStatement } from '#database';
import { DEFAULT_PAGE_SIZE, toPage, type Id } from '#kernel';
import { ImportsRepository } from '../runs/imports.repository.js';
import { reportText } from './report-text.js';

interface EntryRow extends Omit<ImportReportRow, 'message'> {
  readonly messageId: Id | null;
  readonly conversationId: Id | null;
}

/** What became of each message of the file, line by line. */
@Injectable()
export class ReportService {
  constructor(
    private readonly audit: AuditService,
    private readonly imports: ImportsRepository,
  ) {}

  /** @throws DomainError not_found NOT_FOUND. */
  async page(ctx: RequestContext, id: Id, query: ImportReportQuery): Promise<ImportReportPage> {
    await this.imports.getVisible(ctx, id);
    return this.rows(id, query.outcome ?? null, query.after ?? null, query.limit ?? DEFAULT_PAGE_SIZE);
  }

  /** A part of the file that is downloaded. @throws DomainError not_found NOT_FOUND. */
  async file(
    ctx: RequestContext,
    id: Id,
    { format, after }: ImportReportFileQuery,
  ): Promise<ImportReportFile> {
    const { labelId } = await this.imports.getVisible(ctx, id);
    const page = await this.rows(id, null, after ?? null, IMPORT_REPORT_ROWS);
    await this.audit.record(ctx, {
      event: 'import.report_exported',
      object: { type: 'Import', id, labelId },
      facts: { format, rows: page.items.length },
    });
    return { text: reportText(format, page.items, after === undefined), next: page.next };
  }

  private async rows(
    id: Id,
    outcome: ImportOutcome | null,
    after: string | null,
    limit: number,
  ): Promise<ImportReportPage> {
    const [line, part] = after === null ? [0, 0] : after.split('.').map(Number);
    // The message is joined as the caller reads it: what he does not see any more has no link.
    const rows = await runStatement<EntryRow>(
      `SELECT e.line, e.part, e.outcome, e.codes, e.channel, e.author, e.reactions_left AS "reactionsLeft",
         m.id AS "messageId", m.conversation_id AS "conversationId"
       FROM imports.entry e LEFT JOIN messaging.message m ON m.id = e.message_id
       WHERE e.run_id = $1 AND ($2::text IS NULL OR e.outcome = $2) AND (e.line, e.part) > ($3, $4)
       ORDER BY e.line, e.part LIMIT $5`,
      [id, outcome, line, after === null ? -1 : part, limit + 1],
    );
    const page = toPage(rows, limit, (row) => `${row.line}.${row.part}`);
    return {
      next: page.next,
      items: page.items.map(({ messageId, conversationId, ...row }) => ({
        ...row,
        message: messageId === null || conversationId === null ? null : { conversationId, messageId },
      })),
    };
  }
}
