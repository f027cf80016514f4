import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  commentPageSchema,
  commentSchema,
  createCommentSchema,
  idSchema,
  pageQuerySchema,
  type Comment,
  type CommentPage,
  type CreateComment,
  type PageQuery,
} from '#contracts';
import type { Id } from '#kernel';
import { EntryCommentsService } from './entry-comments.service.js';

@Controller('reference-entries/:id/comments')
export class EntryCommentsController {
  constructor(private readonly comments: EntryCommentsService) {}

  @Get()
  @Can('read', 'Comment')
  @Audited('comment.read')
  @ApiOkResponse({ standardSchema: commentPageSchema })
  list(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Query({ schema: pageQuerySchema }) query: PageQuery,
  ): Promise<CommentPage> {
    return this.comments.list(ctx, id, query);
  }

  @Post()
  @Can('create', 'Comment')
  @Audited('comment.added')
  @ApiCreatedResponse({ standardSchema: commentSchema })
  add(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: createCommentSchema }) comment: CreateComment,
  ): Promise<Comment> {
    return this.comments.add(ctx, id, comment);
  }
}
