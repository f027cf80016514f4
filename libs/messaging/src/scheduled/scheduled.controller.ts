import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  changeScheduledSchema,
  idSchema,
  pageQuerySchema,
  scheduledMessagePageSchema,
  scheduledMessageSchema,
  scheduleMessageSchema,
  type ChangeScheduled,
  type PageQuery,
  type ScheduledMessage,
  type ScheduleMessage,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { ScheduledService } from './scheduled.service.js';

@Controller()
export class ScheduledController {
  constructor(private readonly scheduled: ScheduledService) {}

  @Post('conversations/:id/scheduled-messages')
  @Can('post', 'Conversation')
  @Audited('message.scheduled')
  @ApiCreatedResponse({ standardSchema: scheduledMessageSchema })
  add(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: scheduleMessageSchema }) sent: ScheduleMessage,
  ): Promise<ScheduledMessage> {
    return this.scheduled.add(ctx, id, sent);
  }

  @Get('scheduled-messages')
  @Can('post', 'Conversation')
  @Audited('scheduled.listed')
  @ApiOkResponse({ standardSchema: scheduledMessagePageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<ScheduledMessage>> {
    return this.scheduled.list(ctx, query);
  }

  @Patch('scheduled-messages/:id')
  @Can('post', 'Conversation')
  @Audited('scheduled.changed')
  @ApiOkResponse({ standardSchema: scheduledMessageSchema })
  change(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: changeScheduledSchema }) change: ChangeScheduled,
  ): Promise<ScheduledMessage> {
    return this.scheduled.change(ctx, id, change);
  }

  @Delete('scheduled-messages/:id')
  @HttpCode(204)
  @Can('post', 'Conversation')
  @Audited('scheduled.deleted')
  @ApiNoContentResponse()
  remove(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<void> {
    return this.scheduled.remove(ctx, id);
  }
}
