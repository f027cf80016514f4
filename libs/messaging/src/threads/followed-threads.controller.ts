import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import { pageQuerySchema, threadPageSchema, type PageQuery, type ThreadPage } from '#contracts';
import { ThreadsService } from './threads.service.js';

@Controller('threads')
export class FollowedThreadsController {
  constructor(private readonly threads: ThreadsService) {}

  @Get()
  @Can('read', 'Message')
  @Audited('thread.listed')
  @ApiOkResponse({ standardSchema: threadPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<ThreadPage> {
    return this.threads.listFollowed(ctx, query);
  }
}
