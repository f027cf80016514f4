import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keptUnread, markRead, markTopicRead } from '../api/reading.js';
import { type Place } from '../api/place.js';
import { useStore } from '../api/use-store.js';
import type { FlowRow } from './flow-rows.js';

/** What is only passed by is not read. */
const SEEN_AFTER_MS = 800;

/** Marks a place as read once its newest message was really in view, in a window that somebody looks at. */
export function useMarkRead(
  { conversationId, threadId }: Place,
  rows: readonly FlowRow[],
  lastReadId: string | null,
  isAtEnd: boolean,
): void {
  const queryClient = useQueryClient();
  const isLookedAt = useIsLookedAt();
  const isKept = useStore(keptUnread, conversationId) && threadId === null;
  const newest = rows.findLast(({ kind }) => kind === 'message')?.key ?? null;
  const isNews = newest !== null && newest !== threadId && (lastReadId === null || newest > lastReadId);
  useEffect(() => {
    if (!isNews || !isAtEnd || !isLookedAt || isKept) return;
    const timer = setTimeout(() => {
      if (threadId === null) void markRead(queryClient, conversationId, newest);
      else void markTopicRead(queryClient, conversationId, threadId, newest);
    }, SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [queryClient, conversationId, threadId, newest, isNews, isAtEnd, isLookedAt, isKept]);
}

function useIsLookedAt(): boolean {
  const [isLookedAt, setLookedAt] = useState(lookedAt);
  useEffect(() => {
    const look = (): void => setLookedAt(lookedAt());
    window.addEventListener('focus', look);
    window.addEventListener('blur', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      window.removeEventListener('blur', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return isLookedAt;
}

function lookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
