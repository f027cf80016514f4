import type { AskAudience, Audience } from '#contracts';
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** Who would read a message, before it is sent. */
export function audienceQuery(conversationId: string, question: AskAudience) {
  return queryOptions({
    queryKey: ['audience', conversationId, question],
    queryFn: (): Promise<Audience> =>
      answer(
        api.POST('/api/v1/conversations/{id}/audience', {
          params: { path: { id: conversationId } },
          body: question,
        }),
      ),
    // Where another label, answer or quote decides, the numbers before would be wrong.
    placeholderData: (before, asked) => {
      const [, conversation, about] = asked?.queryKey ?? [];
      const isOfThese = conversation === conversationId && typeof about === 'object';
      return isOfThese && isSameReach(about, question) ? before : undefined;
    },
    retry: false,
  });
}

/** Whether the same people would read both: who is mentioned does not decide that. */
export function isSameReach(a: AskAudience, b: AskAudience): boolean {
  return JSON.stringify({ ...a, mentions: [] }) === JSON.stringify({ ...b, mentions: [] });
}
