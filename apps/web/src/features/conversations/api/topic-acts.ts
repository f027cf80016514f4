import type { Message } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { asNow } from './insert-message.js';
import { changeEverywhere } from './windows.js';

export interface TopicState {
  readonly title: string | null;
  readonly resolved: boolean;
}

export function topicState({ thread }: Message): TopicState {
  return { title: thread?.title ?? null, resolved: thread?.resolvedAt != null };
}

/** Title and state of a topic, from its first message. @throws ApiError */
export async function putTopic(
  queryClient: QueryClient,
  root: Message,
  change: Partial<TopicState>,
): Promise<void> {
  const { id, conversationId } = root;
  const next = await answer(
    api.PUT('/api/v1/conversations/{id}/messages/{messageId}/thread', {
      params: { path: { id: conversationId, messageId: id } },
      body: { ...topicState(root), ...change },
    }),
  );
  changeEverywhere(queryClient, conversationId, id, (known) => asNow(known, next));
  void queryClient.invalidateQueries({ queryKey: ['threads'] });
}
