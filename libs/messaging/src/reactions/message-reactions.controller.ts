import { Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  idSchema,
  reactionNameSchema,
  reactionPageSchema,
  reactionQuerySchema,
  subjectReactionsSchema,
  type Reaction,
  type ReactionPage,
  type ReactionQuery,
  type ReactionSummary,
} from '#contracts';
import type { Id } from '#kernel';
import { MessageReactionsService } from './message-reactions.service.js';

@Controller('conversations/:id/messages/:messageId/reactions')
export class MessageReactionsController {
  constructor(private readonly reactions: MessageReactionsService) {}

  @Get()
  @Can('read', 'Message')
  @Audited('reaction.read')
  @ApiOkResponse({ standardSchema: reactionPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Query({ schema: reactionQuerySchema }) query: ReactionQuery,
  ): Promise<ReactionPage> {
    return this.reactions.list(ctx, id, messageId, query);
  }

  @Put(':reaction')
  @Can('react', 'Message')
  @Audited('reaction.given')
  @ApiOkResponse({ standardSchema: subjectReactionsSchema })
  give(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Param('reaction', { schema: reactionNameSchema }) reaction: Reaction,
  ): Promise<ReactionSummary> {
    return this.reactions.give(ctx, id, messageId, reaction);
  }

  @Delete(':reaction')
  @Can('react', 'Message')
  @Audited('reaction.taken_back')
  @ApiOkResponse({ standardSchema: subjectReactionsSchema })
  takeBack(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Param('messageId', { schema: idSchema }) messageId: Id,
    @Param('reaction', { schema: reactionNameSchema }) reaction: Reaction,
  ): Promise<ReactionSummary> {
    return this.reactions.takeBack(ctx, id, messageId, reaction);
  }
}
