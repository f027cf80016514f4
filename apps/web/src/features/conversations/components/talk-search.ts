import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';

/** What the address of a conversation says besides its id. */
export interface TalkSearch {
  /** A message to show; of the topic, if one is open. */
  m?: string;
  /** A day to show, as 2026-11-17. */
  at?: string;
  /** The first message of the topic that is open beside. */
  topic?: string;
  pane?: 'pins';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ROOMY = '(min-width: 720px)';
const DAY = /^\d{4}-\d\d-\d\d$/;

export function talkSearch(search: Record<string, unknown>): TalkSearch {
  const { m, at, topic, pane } = search;
  const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
  return {
    ...(isId(m) && { m }),
    ...(typeof at === 'string' && DAY.test(at) && !Number.isNaN(Date.parse(at)) && { at }),
    ...(isId(topic) && { topic }),
    ...(pane === 'pins' && { pane }),
  };
}

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
