import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { TalkSearch } from '../api/talk-search.js';

const ROOMY = '(min-width: 720px)';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Makes two jumps to the same message two: the reader has scrolled on meanwhile. */
    jump?: number;
  }
}

/** Ways inside an open conversation; each has its address. */
export interface TalkWays {
  openTopic(rootId: string): void;
  openPins(): void;
  closePane(): void;
  /** @param rootId the topic of the message; null in the main flow */
  toMessage(messageId: string, rootId: string | null): void;
  /** @param day as 2026-11-17 */
  toDay(day: string): void;
  toNewest(): void;
}

export function useTalkWays(): TalkWays {
  const navigate = useNavigate({ from: '/messages/$conversationId' });
  return useMemo(() => {
    const go = (search: (old: TalkSearch) => TalkSearch, isJump = true): void =>
      void navigate({ search, state: (old) => (isJump ? { ...old, jump: Date.now() } : old) });
    return {
      openTopic: (topic) => go(() => ({ topic }), false),
      openPins: () => go(() => ({ pane: 'pins' }), false),
      closePane: () => go(({ at }) => (at === undefined ? {} : { at }), false),
      toMessage: (m, rootId) =>
        go(({ pane }) => {
          if (rootId !== null) return { topic: rootId, m };
          // On a narrow screen the pane lies over what is to be seen.
          return pane && window.matchMedia(ROOMY).matches ? { m, pane } : { m };
        }),
      toDay: (at) => go(() => ({ at })),
      toNewest: () => go(() => ({})),
    };
  }, [navigate]);
}
