import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { idSchema, ownSessionPageSchema, pageQuerySchema, type OwnSession, type PageQuery } from '#contracts';
import type { Id, Page } from '#kernel';
import { OwnSessionsService } from './own-sessions.service.js';

@Controller('sessions')
export class OwnSessionsController {
  constructor(private readonly sessions: OwnSessionsService) {}

  @Get()
  @Can('read', 'Session')
  @Audited('session.listed')
  @ApiOkResponse({ standardSchema: ownSessionPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<OwnSession>> {
    return this.sessions.list(ctx, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @Can('delete', 'Session')
  @Audited('session.ended')
  @ApiNoContentResponse()
  end(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<void> {
    return this.sessions.end(ctx, id);
  }

  @Delete()
  @HttpCode(204)
  @Can('delete', 'Session')
  @Audited('session.ended')
  @ApiNoContentResponse()
  endOthers(@Ctx() ctx: RequestContext): Promise<void> {
    return this.sessions.endOthers(ctx);
  }
}
