import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  askEntrySchema,
  decideRequestSchema,
  idSchema,
  spaceRequestPageSchema,
  spaceRequestsQuerySchema,
  type AskEntry,
  type DecideRequest,
  type SpaceRequest,
  type SpaceRequestsQuery,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { RequestsService } from './requests.service.js';

@Controller('spaces/:id/requests')
export class RequestsController {
  constructor(private readonly requests: RequestsService) {}

  @Post()
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.requested')
  @ApiNoContentResponse()
  ask(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: askEntrySchema }) request: AskEntry,
  ): Promise<void> {
    return this.requests.ask(ctx, id, request);
  }

  @Get()
  @Can('read', 'Space')
  @Audited('space.requests_read')
  @ApiOkResponse({ standardSchema: spaceRequestPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: spaceRequestsQuerySchema }) query: SpaceRequestsQuery,
  ): Promise<Page<SpaceRequest>> {
    return this.requests.list(ctx, id, query);
  }

  @Post(':requestId/decision')
  @HttpCode(204)
  @Can('update', 'Space')
  @Audited('space.request_decided')
  @ApiNoContentResponse()
  decide(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('requestId', { schema: idSchema }) requestId: Id,
    @Body({ schema: decideRequestSchema }) decision: DecideRequest,
  ): Promise<void> {
    return this.requests.decide(ctx, id, requestId, decision);
  }
}
