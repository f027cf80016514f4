import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  importReportFileQuerySchema,
  importReportFileSchema,
  importReportPageSchema,
  importReportQuerySchema,
  type ImportReportFile,
  type ImportReportFileQuery,
  type ImportReportPage,
  type ImportReportQuery,
} from '#contracts';
import type { Id } from '#kernel';
import { ReportService } from './report.service.js';

@Controller('imports/:id')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Get('report')
  @Can('read', 'Import')
  @Audited('import.report_read')
  @ApiOkResponse({ standardSchema: importReportPageSchema })
  page(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: importReportQuerySchema }) query: ImportReportQuery,
  ): Promise<ImportReportPage> {
    return this.reports.page(ctx, id, query);
  }

  @Get('report-file')
  @Can('read', 'Import')
  @Audited('import.report_exported')
  @ApiOkResponse({ standardSchema: importReportFileSchema })
  file(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: importReportFileQuerySchema }) query: ImportReportFileQuery,
  ): Promise<ImportReportFile> {
    return this.reports.file(ctx, id, query);
  }
}
