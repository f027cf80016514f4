import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { draftQuerySchema, draftSchema, idSchema, type Draft, type DraftQuery } from '#contracts';
import type { Id } from '#kernel';
import { DraftsService } from './drafts.service.js';

@Controller('conversations/:id/draft')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get()
  @Can('post', 'Conversation')
  @Audited('draft.read')
  @ApiOkResponse({ standardSchema: draftSchema })
  get(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: draftQuerySchema }) { threadId }: DraftQuery,
  ): Promise<Draft> {
    return this.drafts.get(ctx, id, threadId ?? null);
  }

  @Put()
  @Can('post', 'Conversation')
  @Audited('draft.saved')
  @ApiOkResponse({ standardSchema: draftSchema })
  save(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: draftQuerySchema }) { threadId }: DraftQuery,
    @Body({ schema: draftSchema }) draft: Draft,
  ): Promise<Draft> {
    return this.drafts.save(ctx, id, threadId ?? null, draft);
  }
}
