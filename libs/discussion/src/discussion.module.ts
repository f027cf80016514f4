import { Module } from '@nestjs/common';
import { CommentMapper } from './comments/comment.mapper.js';
import { CommentsController } from './comments/comments.controller.js';
import { CommentsRepository } from './comments/comments.repository.js';
import { CommentsService } from './comments/comments.service.js';
import { CoveringLabel } from './comments/covering-label.js';
import { ReactionsService } from './reactions/reactions.service.js';

@Module({
  controllers: [CommentsController],
  providers: [CommentMapper, CommentsRepository, CommentsService, CoveringLabel, ReactionsService],
  exports: [CommentsService, ReactionsService],
})
export class DiscussionModule {}
