import type { Conversation, CreateTalk } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { conversationQuery, conversationsQuery } from './conversations-query.js';

/**
 * A new talk, or the direct talk that the two have.
 * @throws ApiError TALK_MEMBER_REFUSED …
 */
export async function createTalk(queryClient: QueryClient, talk: CreateTalk): Promise<Conversation> {
  const { name, ...rest } = talk;
  const body = name === undefined ? rest : { ...rest, name };
  const conversation = await answer<Conversation>(api.POST('/api/v1/conversations', { body }));
  queryClient.setQueryData(conversationQuery(queryClient, conversation.id).queryKey, conversation);
  void queryClient.invalidateQueries({ queryKey: conversationsQuery.queryKey });
  return conversation;
}
