import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { AsksFirst, Audited, Can, Ctx, type RequestContext } from '#access';
import {
  conversationPageSchema,
  conversationSchema,
  idSchema,
  pageQuerySchema,
  type Conversation,
  type PageQuery,
} from '#contracts';
import type { Id, Page } from '#kernel';
import { conversationAsked } from '../asked-first.js';
import { ConversationsService } from './conversations.service.js';

@Controller('conversations')
export class ConversationsController {
  constructor(private readonly conversations: ConversationsService) {}

  @Get()
  @Can('read', 'Conversation')
  @Audited('conversation.listed')
  @ApiOkResponse({ standardSchema: conversationPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<Page<Conversation>> {
    return this.conversations.list(ctx, query);
  }

  @Get(':id')
  @Can('read', 'Conversation')
  @Audited('conversation.read')
  @AsksFirst(conversationAsked)
  @ApiOkResponse({ standardSchema: conversationSchema })
  get(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Conversation> {
    return this.conversations.get(ctx, id);
  }
}
