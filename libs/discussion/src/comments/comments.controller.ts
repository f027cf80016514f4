import { Body, Controller, Delete, Get, Param, Patch } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Audited, Can, Ctx, type RequestContext } from '#access';
import {
  commentHistorySchema,
  commentSchema,
  editCommentSchema,
  idSchema,
  type Comment,
  type CommentHistory,
  type EditComment,
} from '#contracts';
import type { Id } from '#kernel';
import { CommentsService } from './comments.service.js';

/** One comment, whatever it is on; features bring the routes of their subjects. */
@Controller('comments/:id')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Patch()
  @Can('update', 'Comment')
  @Audited('comment.edited')
  @ApiOkResponse({ standardSchema: commentSchema })
  edit(
    @Ctx() ctx: RequestContext,
    @Param('id', { schema: idSchema }) id: Id,
    @Body({ schema: editCommentSchema }) change: EditComment,
  ): Promise<Comment> {
    return this.comments.edit(ctx, id, change);
  }

  @Delete()
  @Can('delete', 'Comment')
  @Audited('comment.deleted')
  @ApiOkResponse({ standardSchema: commentSchema })
  remove(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<Comment> {
    return this.comments.remove(ctx, id);
  }

  @Get('history')
  @Can('read', 'Comment')
  @Audited('comment.history_read')
  @ApiOkResponse({ standardSchema: commentHistorySchema })
  history(@Ctx() ctx: RequestContext, @Param('id', { schema: idSchema }) id: Id): Promise<CommentHistory> {
    return this.comments.history(ctx, id);
  }
}
