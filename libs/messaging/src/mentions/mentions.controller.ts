import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { mentionPageSchema, pageQuerySchema, type Mention, type PageQuery } from '#contracts';
import type { Page } from '#kernel';
import { MentionsService } from './mentions.service.js';

@Controller('mentions')
export class MentionsController {
  constructor(private readonly mentions: MentionsService) {}

  @Get()
  @Can('read', 'Message')
  @Audited('mention.listed')
  @ApiOkResponse({ standardSchema: mentionPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<Mention>> {
    return this.mentions.list(ctx, query);
  }
}
