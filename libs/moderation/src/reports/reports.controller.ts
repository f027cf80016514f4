import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  openSpillSchema,
  reportMessageSchema,
  spillOpenedSchema,
  type OpenSpill,
  type ReportMessage,
  type SpillOpened,
} from '#contracts';
import type { Id } from '#kernel';
import { ReportsService } from './reports.service.js';

@Controller('conversations/:id/messages/:messageId')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Post('reports')
  @HttpCode(204)
  @Can('report', 'Message')
  @Audited('message.reported')
  @ApiNoContentResponse()
  report(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Body({ schema: reportMessageSchema }) report: ReportMessage,
  ): Promise<void> {
    return this.reports.report(ctx, id, messageId, report);
  }

  @Post('spill')
  @Can('create', 'Spill')
  @Audited('spill.opened')
  @ApiCreatedResponse({ standardSchema: spillOpenedSchema })
  openSpill(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Body({ schema: openSpillSchema }) spill: OpenSpill,
  ): Promise<SpillOpened> {
    return this.reports.openSpill(ctx, id, messageId, spill);
  }
}
