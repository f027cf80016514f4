import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  messagePageSchema,
  messageQuerySchema,
  messageSchema,
  putThreadSchema,
  readThreadSchema,
  type Message,
  type MessagePage,
  type MessageQuery,
  type PutThread,
  type ReadThread,
} from '#contracts';
import type { Id } from '#kernel';
import { ThreadsService } from './threads.service.js';

@Controller('conversations/:id/messages/:messageId')
export class ThreadsController {
  constructor(private readonly threads: ThreadsService) {}

  @Get('replies')
  @Can('read', 'Message')
  @Audited('thread.replies_listed')
  @ApiOkResponse({ standardSchema: messagePageSchema })
  replies(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Query({ schema: messageQuerySchema }) query: MessageQuery,
  ): Promise<MessagePage> {
    return this.threads.replies(ctx, id, messageId, query);
  }

  @Put('thread')
  @Can('reply', 'Message')
  @Audited('thread.changed')
  @ApiOkResponse({ standardSchema: messageSchema })
  put(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Body({ schema: putThreadSchema }) thread: PutThread,
  ): Promise<Message> {
    return this.threads.put(ctx, id, messageId, thread);
  }

  @Put('following')
  @HttpCode(204)
  @Can('read', 'Message')
  @Audited('thread.followed')
  @ApiNoContentResponse()
  follow(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<void> {
    return this.threads.follow(ctx, id, messageId, true);
  }

  @Delete('following')
  @HttpCode(204)
  @Can('read', 'Message')
  @Audited('thread.unfollowed')
  @ApiNoContentResponse()
  unfollow(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<void> {
    return this.threads.follow(ctx, id, messageId, false);
  }

  @Put('reading')
  @HttpCode(204)
  @Can('read', 'Message')
  @Audited('thread.marked_read')
  @ApiNoContentResponse()
  readTo(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Body({ schema: readThreadSchema }) reading: ReadThread,
  ): Promise<void> {
    return this.threads.readTo(ctx, id, messageId, reading.messageId);
  }
}
