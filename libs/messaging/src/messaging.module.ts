import { Module } from '@nestjs/common';
import { DiscussionModule } from '#discussion';
import { ConversationsController } from './conversations/conversations.controller.js';
import { ConversationsRepository } from './conversations/conversations.repository.js';
import { ConversationsService } from './conversations/conversations.service.js';
import { MessageDelivery } from './delivery/message-delivery.js';
import { ReactionDelivery } from './delivery/reaction-delivery.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { DraftsService } from './drafts/drafts.service.js';
import { MessageChangesController } from './messages/message-changes.controller.js';
import { MessageChangesService } from './messages/message-changes.service.js';
import { MessageMapper } from './messages/message.mapper.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesRepository } from './messages/messages.repository.js';
import { MessagesService } from './messages/messages.service.js';
import { MessageReactionsController } from './reactions/message-reactions.controller.js';
import { MessageReactionsService } from './reactions/message-reactions.service.js';
import { TalksController } from './talks/talks.controller.js';
import { TalksService } from './talks/talks.service.js';

@Module({
  imports: [DiscussionModule],
  controllers: [
    ConversationsController,
    TalksController,
    DraftsController,
    MessagesController,
    MessageChangesController,
    MessageReactionsController,
  ],
  providers: [
    ConversationsRepository,
    ConversationsService,
    DraftsService,
    MessageChangesService,
    MessageDelivery,
    MessageMapper,
    MessageReactionsService,
    MessagesRepository,
    MessagesService,
    ReactionDelivery,
    TalksService,
  ],
  exports: [MessageDelivery, ReactionDelivery],
})
export class MessagingModule {}
