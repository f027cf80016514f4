import { Module } from '@nestjs/common';
import { ConversationsController } from './conversations/conversations.controller.js';
import { ConversationsRepository } from './conversations/conversations.repository.js';
import { ConversationsService } from './conversations/conversations.service.js';
import { MessageDelivery } from './delivery/message-delivery.js';
import { MessageMapper } from './messages/message.mapper.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesRepository } from './messages/messages.repository.js';
import { MessagesService } from './messages/messages.service.js';

@Module({
  controllers: [ConversationsController, MessagesController],
  providers: [
    ConversationsRepository,
    ConversationsService,
    MessageDelivery,
    MessageMapper,
    MessagesRepository,
    MessagesService,
  ],
  exports: [MessageDelivery],
})
export class MessagingModule {}
