import type { Code } from '#contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

/** What decides who reads a message. */
export interface AudienceQuestion {
  readonly labelId: string;
  readonly threadId: string | null;
  readonly quotes: readonly string[];
  readonly forwardOf: string | null;
  /** Ids of people. */
  readonly mentions: readonly string[];
}

/** Who would read it. */
export interface Audience {
  /** The least label that would do; null when there is none. */
  readonly labelId: string | null;
  readonly readers: number;
  readonly organisations: readonly { readonly name: string; readonly count: number }[];
  readonly nationalities: readonly string[];
  /** Members who would not. */
  readonly without: number;
  readonly unreached: readonly { readonly id: string; readonly displayName: string }[];
  readonly problem: Code | null;
}

type Loose = (
  path: string,
  init: object,
) => Promise<{ data?: Audience; error?: unknown; response: Response }>;

export function audienceQuery(conversationId: string, question: AudienceQuestion) {
  return queryOptions({
    queryKey: ['audience', conversationId, question],
    queryFn: (): Promise<Audience> =>
      answer(
        (api.POST as unknown as Loose)('/api/v1/conversations/{id}/audience', {
          params: { path: { id: conversationId } },
          body: question,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
