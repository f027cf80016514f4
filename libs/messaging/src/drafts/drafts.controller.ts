import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { draftSchema, idSchema, type Draft } from '#contracts';
import type { Id } from '#kernel';
import { DraftsService } from './drafts.service.js';

@Controller('conversations/:id/draft')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get()
  @Can('post', 'Conversation')
  @Audited('draft.read')
  @ApiOkResponse({ standardSchema: draftSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Draft> {
    return this.drafts.get(ctx, id);
  }

  @Put()
  @Can('post', 'Conversation')
  @Audited('draft.saved')
  @ApiOkResponse({ standardSchema: draftSchema })
  save(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: draftSchema }) draft: Draft,
  ): Promise<Draft> {
    return this.drafts.save(ctx, id, draft);
  }
}
