import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { messagesOf, windowQuery, type WindowStart } from '../api/messages-query.js';
import type { Place } from '../api/place.js';

/** One end of a window. */
export interface WindowEnd {
  readonly has: boolean;
  readonly isLoading: boolean;
  load(): Promise<unknown>;
}

/** The messages of a place from a start on, growing to both sides. */
export function useWindow(place: Place, start: WindowStart) {
  const query = useInfiniteQuery(windowQuery(place, start));
  const { data, error, refetch, fetchNextPage, fetchPreviousPage } = query;
  const messages = useMemo(() => (data ? messagesOf(data) : null), [data]);
  const older: WindowEnd = {
    has: query.hasNextPage,
    isLoading: query.isFetchingNextPage,
    load: fetchNextPage,
  };
  const newer: WindowEnd = {
    has: query.hasPreviousPage,
    isLoading: query.isFetchingPreviousPage,
    load: fetchPreviousPage,
  };
  return { messages, error, refetch, older, newer };
}
