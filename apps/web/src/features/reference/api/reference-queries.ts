import type { ReferenceEntry, ReferenceKind, ReferenceList, ReferenceRevisionPage } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

const PAGE_SIZE = '50';
const first = null as string | null;
const after = (cursor: string | null) => ({ limit: PAGE_SIZE, ...(cursor !== null && { after: cursor }) });

export function listsQuery({ kind, archived }: { kind?: ReferenceKind | undefined; archived: boolean }) {
  return infiniteQueryOptions({
    queryKey: ['reference', 'lists', kind ?? null, archived],
    queryFn: ({ pageParam }): Promise<Page<ReferenceList>> => {
      const query = {
        ...after(pageParam),
        ...(kind && { kind }),
        ...(archived && { archived: 'true' as const }),
      };
      return answer(api.GET('/api/v1/reference-lists', { params: { query } }));
    },
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  });
}

export function listQuery(id: string) {
  return queryOptions({
    queryKey: ['reference', 'list', id],
    queryFn: (): Promise<ReferenceList> =>
      answer(api.GET('/api/v1/reference-lists/{id}', { params: { path: { id } } })),
  });
}

export function entriesQuery(listId: string, search: { text: string; incomplete: boolean }) {
  return infiniteQueryOptions({
    queryKey: ['reference', 'entries', listId, search],
    queryFn: ({ pageParam }): Promise<Page<ReferenceEntry>> => {
      const query = {
        ...after(pageParam),
        ...(search.text !== '' && { query: search.text }),
        ...(search.incomplete && { incomplete: 'true' as const }),
      };
      return answer(
        api.GET('/api/v1/reference-lists/{id}/entries', { params: { path: { id: listId }, query } }),
      );
    },
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function entryQuery(id: string) {
  return queryOptions({
    queryKey: ['reference', 'entry', id],
    queryFn: (): Promise<ReferenceEntry> =>
      answer(api.GET('/api/v1/reference-entries/{id}', { params: { path: { id } } })),
  });
}

/** What an entry said, newest first. */
export function revisionsQuery(entryId: string) {
  return infiniteQueryOptions({
    queryKey: ['reference', 'revisions', entryId],
    queryFn: ({ pageParam }): Promise<ReferenceRevisionPage> =>
      answer(
        api.GET('/api/v1/reference-entries/{id}/revisions', {
          params: {
            path: { id: entryId },
            query: { limit: PAGE_SIZE, ...(pageParam !== null && { before: pageParam }) },
          },
        }),
      ),
    initialPageParam: first,
    getNextPageParam: (page) => page.next,
  });
}
