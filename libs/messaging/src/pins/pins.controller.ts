import { Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { idSchema, pageQuerySchema, pinPageSchema, type PageQuery, type Pin } from '#contracts';
import type { Id, Page } from '#kernel';
import { PinsService } from './pins.service.js';

@Controller('conversations/:id')
export class PinsController {
  constructor(private readonly pins: PinsService) {}

  @Get('pins')
  @Can('read', 'Message')
  @Audited('pin.listed')
  @ApiOkResponse({ standardSchema: pinPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<Pin>> {
    return this.pins.list(ctx, id, query);
  }

  @Put('messages/:messageId/pin')
  @HttpCode(204)
  @Can('pin', 'Message')
  @Audited('message.pinned')
  @ApiNoContentResponse()
  pin(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<void> {
    return this.pins.pin(ctx, id, messageId);
  }

  @Delete('messages/:messageId/pin')
  @HttpCode(204)
  @Can('pin', 'Message')
  @Audited('message.unpinned')
  @ApiNoContentResponse()
  unpin(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<void> {
    return this.pins.unpin(ctx, id, messageId);
  }
}
