import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  messagePageSchema,
  messageSchema,
  pageQuerySchema,
  postMessageSchema,
  type Message,
  type MessagePage,
  type PageQuery,
  type PostMessage,
} from '#contracts';
import type { Id } from '#kernel';
import { MessagesService } from './messages.service.js';

@Controller('conversations/:id/messages')
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Get()
  @Can('read', 'Message')
  @Audited('message.listed')
  @ApiOkResponse({ standardSchema: messagePageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<MessagePage> {
    return this.messages.list(ctx, id, query);
  }

  @Post()
  @Can('create', 'Message')
  @Audited('message.posted')
  @ApiCreatedResponse({ standardSchema: messageSchema })
  post(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: postMessageSchema }) message: PostMessage,
  ): Promise<Message> {
    return this.messages.post(ctx, id, message);
  }
}
