import type { DraftItem } from '#contracts';
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { draftSync } from './drafts.js';
import { EMPTY_DRAFT } from './draft-text.js';
import { placeKey } from './place.js';

interface DraftPage {
  readonly items: readonly DraftItem[];
  readonly next: string | null;
}

const PAGE_SIZE = '30';

/** What the reader has begun and not sent, wherever it was; latest saved first. */
export const draftListQuery = infiniteQueryOptions({
  queryKey: ['drafts'],
  queryFn: ({ pageParam }): Promise<DraftPage> => {
    const query = { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) };
    return answer(api.GET('/api/v1/drafts', { params: { query } }));
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  // The composers save beside this list.
  refetchOnMount: 'always',
});

/** Forgets it here and on the server. */
export async function discardDraft(
  queryClient: QueryClient,
  { conversation: { id }, threadId }: DraftItem,
): Promise<void> {
  const params = { path: { id }, query: threadId === null ? {} : { threadId } };
  const body = { body: '', labelId: null, quotes: [] };
  await answer(api.PUT('/api/v1/conversations/{id}/draft', { params, body }));
  draftSync.write(placeKey({ conversationId: id, threadId }), EMPTY_DRAFT);
  await queryClient.invalidateQueries({ queryKey: draftListQuery.queryKey });
}
