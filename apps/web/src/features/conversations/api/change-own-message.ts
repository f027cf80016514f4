import type { EditMessage, Message } from '#contracts';
import { answer, api } from '../../../shared/api/client.js';

const pathOf = ({ id, conversationId }: Message) => ({ id: conversationId, messageId: id });

/** @throws ApiError MESSAGE_CHANGED when it is no longer that version, MESSAGE_DELETED … */
export function editMessage(message: Message, change: EditMessage): Promise<Message> {
  return answer(
    api.PATCH('/api/v1/conversations/{id}/messages/{messageId}', {
      params: { path: pathOf(message) },
      body: change,
    }),
  );
}

/** @returns the tombstone. */
export function deleteMessage(message: Message): Promise<Message> {
  return answer(
    api.DELETE('/api/v1/conversations/{id}/messages/{messageId}', { params: { path: pathOf(message) } }),
  );
}
