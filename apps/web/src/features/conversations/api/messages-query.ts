import type { Message, MessagePage } from '#contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../shared/api/client.js';
import { windowsKey } from './message-keys.js';
import type { Place } from './place.js';

/** Where a window on the messages of a place begins: it grows from there to both sides. */
export type WindowStart =
  | { readonly kind: 'newest' }
  | { readonly kind: 'around'; readonly messageId: string }
  /** The first message of that moment or later. */
  | { readonly kind: 'at'; readonly at: string };

export const NEWEST: WindowStart = { kind: 'newest' };

type Cursor = { before?: string; after?: string; around?: string; at?: string };

const PAGE_SIZE = '50';
/** So much is kept of a window; what is farther away is asked for again. */
const MAX_PAGES = 12;

export function startKey(start: WindowStart): string {
  return start.kind === 'newest' ? '' : start.kind === 'around' ? start.messageId : start.at;
}

/** The messages of the main flow from the newest on. */
export function messagesQuery(conversationId: string) {
  return windowQuery({ conversationId, threadId: null }, NEWEST);
}

export function windowQuery(place: Place, start: WindowStart) {
  return infiniteQueryOptions({
    queryKey: [...windowsKey(place.conversationId), place.threadId ?? '', startKey(start)] as const,
    queryFn: ({ pageParam }) => loadPage(place, pageParam),
    initialPageParam: firstCursor(start),
    // Pages run from the newest to the oldest.
    getNextPageParam: ({ next }): Cursor | null => (next === null ? null : { before: next }),
    getPreviousPageParam: ({ previous }): Cursor | null => (previous === null ? null : { after: previous }),
    maxPages: MAX_PAGES,
    // The live stream keeps what was read up to date; a talk that was left is read again when opened later.
    staleTime: 60_000,
  });
}

/** The query of the first page. */
export function firstPage(start: WindowStart): { readonly limit: string } & Cursor {
  return { limit: PAGE_SIZE, ...firstCursor(start) };
}

function firstCursor(start: WindowStart): Cursor {
  if (start.kind === 'around') return { around: start.messageId };
  return start.kind === 'at' ? { at: start.at } : {};
}

function loadPage({ conversationId, threadId }: Place, cursor: Cursor): Promise<MessagePage> {
  const query = { limit: PAGE_SIZE, ...cursor };
  if (threadId === null)
    return answer(
      api.GET('/api/v1/conversations/{id}/messages', { params: { path: { id: conversationId }, query } }),
    );
  const path = { id: conversationId, messageId: threadId };
  return answer(
    api.GET('/api/v1/conversations/{id}/messages/{messageId}/replies', { params: { path, query } }),
  );
}

export interface MessageWindow {
  readonly pages: readonly MessagePage[];
}

/** Newest first. */
export function messagesOf(window: MessageWindow | undefined): Message[] {
  return window?.pages.flatMap(({ items }) => items) ?? [];
}
