import { Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  pageQuerySchema,
  savedMessagePageSchema,
  type PageQuery,
  type SavedMessage,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { SavedService } from './saved.service.js';

@Controller()
export class SavedController {
  constructor(private readonly saved: SavedService) {}

  @Get('saved-messages')
  @Can('read', 'Message')
  @Audited('saved.listed')
  @ApiOkResponse({ standardSchema: savedMessagePageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<SavedMessage>> {
    return this.saved.list(ctx, query);
  }

  @Put('conversations/:id/messages/:messageId/saved')
  @HttpCode(204)
  @Can('read', 'Message')
  @Audited('message.saved')
  @ApiNoContentResponse()
  save(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<void> {
    return this.saved.save(ctx, id, messageId);
  }

  @Delete('conversations/:id/messages/:messageId/saved')
  @HttpCode(204)
  @Can('read', 'Message')
  @Audited('message.unsaved')
  @ApiNoContentResponse()
  forget(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<void> {
    return this.saved.forget(ctx, id, messageId);
  }
}
