import type { Message } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { sayNotice } from './act-notice.js';
import { asNow } from './insert-message.js';
import { withOwn } from './message-deltas.js';
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

/** Says that it was read and understood. Shown at once, taken back where the server refuses. */
export async function acknowledge(queryClient: QueryClient, message: Message): Promise<void> {
  const { id, conversationId } = message;
  const show = (acknowledgement: 'asked' | 'given'): void =>
    changeEverywhere(queryClient, conversationId, id, (known) => withOwn(known, { acknowledgement }));
  show('given');
  try {
    await answer(
      api.PUT('/api/v1/conversations/{id}/messages/{messageId}/acknowledgement', {
        params: { path: { id: conversationId, messageId: id } },
      }),
    );
    for (const name of ['unread', 'acknowledgements'])
      void queryClient.invalidateQueries({ queryKey: [name] });
  } catch (error) {
    show('asked');
    sayNotice(conversationId, { error });
  }
}
