export { MessagingModule } from './messaging.module.js';
export { MessageDelivery } from './delivery/message-delivery.js';
export { ConversationEntity } from './conversations/conversation.entity.js';
export { conversationPolicy } from './conversations/conversation.policy.js';
export { MessageEntity } from './messages/message.entity.js';
export { messagePolicy } from './messages/message.policy.js';
export { EditsAndDrafts1763720072000 } from './migrations/1763720072000-edits-and-drafts.js';
export { Messages1763720060000 } from './migrations/1763720060000-messages.js';
