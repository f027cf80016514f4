import type { Opening } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { membersQuery } from '../../../shared/api/members-query.js';
import { conversationQuery } from './conversations-query.js';
import { firstPage, windowQuery, type WindowStart } from './messages-query.js';

type Ask = (id: string, start: WindowStart) => Promise<Opening>;

/**
 * Asks for a conversation and the first messages of a window on it by one request, where neither is loaded. Each comes
 * through its own query, so that what the stream brings meanwhile finds it under way; later each asks for itself again.
 */
export async function openConversation(
  queryClient: QueryClient,
  id: string,
  start: WindowStart,
  ask: Ask = askOpening,
): Promise<void> {
  const itself = conversationQuery(queryClient, id);
  const messages = windowQuery({ conversationId: id, threadId: null }, start);
  const isKnown = ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
    queryClient.getQueryState(queryKey) !== undefined;
  if (isKnown(itself) || isKnown(messages)) return;

  let asked: Promise<Opening> | null = null;
  // Both take the answer to one request, again when both try again.
  const opening = (): Promise<Opening> =>
    (asked ??= ask(id, start).finally(() => {
      asked = null;
    }));
  // A refusal is told by the queries themselves.
  await Promise.allSettled([
    queryClient.query({
      ...itself,
      queryFn: async () => {
        const { conversation, members } = await opening();
        const { queryKey } = membersQuery(conversation.space.id, '');
        if (members)
          queryClient.setQueryData(queryKey, (known) => known ?? { pages: [members], pageParams: [null] });
        return conversation;
      },
    }),
    queryClient.infiniteQuery({ ...messages, queryFn: async () => (await opening()).messages }),
  ]);
}

function askOpening(id: string, start: WindowStart): Promise<Opening> {
  const params = { path: { id }, query: firstPage(start) };
  return answer(api.GET('/api/v1/conversations/{id}/opening', { params }));
}
