import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { AsksFirst, Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  messagePageSchema,
  messageQuerySchema,
  messageSchema,
  postMessageSchema,
  type Message,
  type MessagePage,
  type MessageQuery,
  type PostMessage,
} from '#contracts';
import type { Id } from '#kernel';
import { pageAsked, placeAsked } from '../asked-first.js';
import { MessagesService } from './messages.service.js';

@Controller('conversations/:id/messages')
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Get()
  @Can('read', 'Message')
  @Audited('message.listed')
  @AsksFirst(pageAsked)
  @ApiOkResponse({ standardSchema: messagePageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: messageQuerySchema }) query: MessageQuery,
  ): Promise<MessagePage> {
    return this.messages.list(ctx, id, query);
  }

  @Get(':messageId')
  @Can('read', 'Message')
  @Audited('message.read')
  @ApiOkResponse({ standardSchema: messageSchema })
  get(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
  ): Promise<Message> {
    return this.messages.get(ctx, id, messageId);
  }

  @Post()
  @Can('create', 'Message')
  @Audited('message.posted')
  @AsksFirst(placeAsked)
  @ApiCreatedResponse({ standardSchema: messageSchema })
  post(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: postMessageSchema }) message: PostMessage,
  ): Promise<Message> {
    return this.messages.post(ctx, id, message);
  }
}
