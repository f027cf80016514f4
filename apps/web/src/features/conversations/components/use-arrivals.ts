import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { sessionQuery } from '../../../shared/access/session-query.js';
import type { FlowRow } from './flow-rows.js';

/**
 * Counts messages that arrive below what is read, and names the author of the last one for screen readers.
 * @param following whether the reader is at the end and so sees them come
 */
export function useArrivals(rows: readonly FlowRow[], following: RefObject<boolean>) {
  const queryClient = useQueryClient();
  const [unseen, setUnseen] = useState(0);
  /** Author of the newest arrival; null before the first. */
  const [arrived, setArrived] = useState<string | null>(null);
  const newestSeen = useRef<string | null>(null);

  useEffect(() => {
    const messages = rows.flatMap((row) => (row.kind === 'message' ? [row.message] : []));
    const newest = messages.at(-1);
    const before = newestSeen.current;
    newestSeen.current = newest?.id ?? null;
    if (!newest || before === null || newest.id === before) return;
    const me = queryClient.getQueryData(sessionQuery.queryKey)?.person.id;
    const at = messages.findIndex(({ id }) => id === before);
    // The one that was newest is gone: the whole talk was read again, nothing can be counted.
    if (at === -1) {
      setUnseen(0);
      return;
    }
    const others = messages.slice(at + 1).filter(({ author }) => author.id !== me);
    if (others.length === 0) return;
    setArrived(others.at(-1)?.author.displayName ?? null);
    if (!following.current) setUnseen((count) => count + others.length);
  }, [rows, queryClient, following]);

  return { unseen, arrived, clear: () => setUnseen(0) };
}
