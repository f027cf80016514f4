import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { messagesOf, NEWEST, windowQuery, type WindowStart } from '../api/messages-query.js';
import type { Place } from '../api/place.js';
import type { TalkSearch } from '../api/talk-search.js';
import type { FlowTarget } from './flow-target.js';

/** Before anything was written. */
const BEGINNING = new Date(0).toISOString();

/**
 * Where the window on a place begins, and what of it is to be seen: from the address, or from the line of what is new.
 * What is loaded already is only scrolled to.
 * @param lastReadId null when nothing was read yet
 */
export function useFlowStart(place: Place, lastReadId: string | null) {
  const queryClient = useQueryClient();
  const search = useSearch({ from: '/shell/content/messages/$conversationId' });
  const jump = useLocation({ select: ({ state }) => state.jump ?? 0 });
  const { messageId, day } = wishOf(search, place.threadId);
  const wish = `${messageId ?? ''} ${day ?? ''} ${jump}`;

  const [now, setNow] = useState(() => {
    const target = asTarget(messageId, day, wish);
    return { wish, target, start: target ? startOf(target, lastReadId) : NEWEST };
  });
  const [missedKey, setMissedKey] = useState<string | null>(null);

  const isLoaded = (id: string, start: WindowStart): boolean =>
    messagesOf(queryClient.getQueryData(windowQuery(place, start).queryKey)).some(
      (message) => message.id === id,
    );

  if (now.wish !== wish) {
    const target = asTarget(messageId, day, wish);
    const isJump = !now.wish.endsWith(` ${jump}`);
    const stays = target?.kind === 'message' ? isLoaded(target.messageId, now.start) : !target && !isJump;
    setNow({
      wish,
      target: target ?? null,
      start: stays ? now.start : target ? startOf(target, lastReadId) : NEWEST,
    });
  }

  const toUnread = useCallback(
    (isThere: boolean) =>
      setNow((old) => {
        const target: FlowTarget = { kind: 'unread', key: `unread ${Date.now()}` };
        return { ...old, target, start: isThere ? old.start : startOf(target, lastReadId) };
      }),
    [lastReadId],
  );
  const { start, target } = now;
  const missed = useCallback(() => setMissedKey(target?.key ?? null), [target]);
  return { start, target, toUnread, missed, isMissed: missedKey !== null && missedKey === target?.key };
}

/** Where the window on the main flow begins when the address is opened. */
export function openingStart(search: TalkSearch): WindowStart {
  const { messageId, day } = wishOf(search, null);
  const target = asTarget(messageId, day, '');
  return target ? startOf(target, null) : NEWEST;
}

/** What of the address is about a place. */
function wishOf({ m, at, topic }: TalkSearch, threadId: string | null) {
  return {
    // A message of the address is one of the topic that is open.
    messageId: (threadId === null) === (topic === undefined) ? m : undefined,
    day: threadId === null ? at : undefined,
  };
}

function asTarget(messageId: string | undefined, day: string | undefined, key: string): FlowTarget | null {
  if (messageId !== undefined) return { kind: 'message', messageId, key };
  // Midnight where the reader is.
  if (day !== undefined) return { kind: 'moment', at: new Date(`${day}T00:00:00`).toISOString(), key };
  return null;
}

function startOf(target: FlowTarget, lastReadId: string | null): WindowStart {
  if (target.kind === 'message') return { kind: 'around', messageId: target.messageId };
  if (target.kind === 'moment') return { kind: 'at', at: target.at };
  return lastReadId === null ? { kind: 'at', at: BEGINNING } : { kind: 'around', messageId: lastReadId };
}
