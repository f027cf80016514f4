import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { draftPageSchema, pageQuerySchema, type DraftItem, type PageQuery } from '#contracts';
import type { Page } from '#kernel';
import { DraftListService } from './draft-list.service.js';

@Controller('drafts')
export class DraftListController {
  constructor(private readonly drafts: DraftListService) {}

  @Get()
  @Can('post', 'Conversation')
  @Audited('draft.listed')
  @ApiOkResponse({ standardSchema: draftPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<DraftItem>> {
    return this.drafts.list(ctx, query);
  }
}
