import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  chartPageSchema,
  chartQuerySchema,
  idSchema,
  personChartSchema,
  type ChartPerson,
  type ChartQuery,
  type PersonChart,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { ChartService } from './chart.service.js';

@Controller('people')
export class ChartController {
  constructor(private readonly chart: ChartService) {}

  @Get('chart')
  @Can('read', 'Person')
  @Audited('chart.read')
  @ApiOkResponse({ standardSchema: chartPageSchema })
  roots(
    @Ctx() ctx: RequestContext,
    @Query({ schema: chartQuerySchema }) query: ChartQuery,
  ): Promise<Page<ChartPerson>> {
    return this.chart.roots(ctx, query);
  }

  @Get(':id/chart')
  @Can('read', 'Person')
  @Audited('chart.read')
  @ApiOkResponse({ standardSchema: personChartSchema })
  around(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: chartQuerySchema }) query: ChartQuery,
  ): Promise<PersonChart> {
    return this.chart.around(ctx, id, query);
  }
}
