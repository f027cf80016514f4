import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { conversationsQuery } from '../api/conversations-query.js';

/** What conversations are called, as far as the list beside knows them; null otherwise. */
export function usePlaceNames(): (conversationId: string) => string | null {
  const { data } = useInfiniteQuery(conversationsQuery);
  return useMemo(() => {
    const names = new Map(data?.pages.flatMap(({ items }) => items).map(({ id, name }) => [id, name]));
    return (conversationId) => names.get(conversationId) ?? null;
  }, [data]);
}
