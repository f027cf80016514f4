import type { Message } from '#contracts';
import { dayKey } from '../../../shared/i18n/dates.js';
import type { Outgoing } from '../api/outbox.js';

/**
 * One line of the flow. `newDay` puts the day above it, `newSince` the line of what is new: separators of their own
 * would have no stable key.
 */
export type FlowRow = { key: string; at: string; newDay: boolean; newSince: boolean } & (
  { kind: 'message'; message: Message } | { kind: 'outgoing'; outgoing: Outgoing }
);

/** Up to where the reader had read when the conversation was opened. */
export interface UnreadMark {
  /** Null: nothing at all. */
  readonly lastReadId: string | null;
  /** Id of the reader: what he writes himself is never new. */
  readonly me: string;
}

/**
 * @param newestFirst as the pages of the server list them; the rows run from the oldest to the newest
 * @param unread null when nothing was unread
 * @param hasOlder whether older messages are not loaded: then the first of the loaded need not be the first unread
 */
export function flowRows(
  newestFirst: readonly Message[],
  outgoing: readonly Outgoing[],
  unread: UnreadMark | null = null,
  hasOlder = false,
): FlowRow[] {
  const rows: FlowRow[] = [];
  let day = '';
  const startsDay = (at: string): boolean => {
    const next = dayKey(new Date(at));
    const starts = next !== day;
    day = next;
    return starts;
  };
  const firstNew = unread ? firstUnread(newestFirst, unread, hasOlder) : null;
  for (const message of newestFirst.toReversed())
    rows.push({
      kind: 'message',
      key: message.id,
      at: message.createdAt,
      newDay: startsDay(message.createdAt),
      newSince: message.id === firstNew,
      message,
    });
  for (const item of outgoing)
    rows.push({
      kind: 'outgoing',
      key: item.localId,
      at: item.startedAt,
      newDay: startsDay(item.startedAt),
      newSince: false,
      outgoing: item,
    });
  return rows;
}

/** Ids of version 7 sort by time of creation. */
function firstUnread(
  newestFirst: readonly Message[],
  { lastReadId, me }: UnreadMark,
  hasOlder: boolean,
): string | null {
  const at = newestFirst.findLastIndex(
    ({ id, author, importedBy }) =>
      author.id !== me && importedBy === null && (lastReadId === null || id > lastReadId),
  );
  const isFirstLoaded = at === newestFirst.length - 1;
  return isFirstLoaded && hasOlder ? null : (newestFirst[at]?.id ?? null);
}
