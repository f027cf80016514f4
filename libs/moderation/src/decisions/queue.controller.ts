import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  moderationQueueSchema,
  pageQuerySchema,
  type ModerationQueue,
  type PageQuery,
} from '#contracts';
import type { Id } from '#kernel';
import { QueueService } from './queue.service.js';

@Controller('spaces/:id')
export class QueueController {
  constructor(private readonly queue: QueueService) {}

  @Get('reports')
  @Can('read', 'Moderation')
  @Audited('moderation.queue_read')
  @ApiOkResponse({ standardSchema: moderationQueueSchema })
  reports(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<ModerationQueue> {
    return this.queue.page(ctx, id, 'reports', query);
  }

  @Get('appeals')
  @Can('read', 'Moderation')
  @Audited('moderation.queue_read')
  @ApiOkResponse({ standardSchema: moderationQueueSchema })
  appeals(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<ModerationQueue> {
    return this.queue.page(ctx, id, 'appeals', query);
  }
}
