import type { Message } from '#contracts';
import { dayKey } from '../../../shared/i18n/dates.js';
import type { Outgoing } from '../api/outbox.js';

/** One line of the flow. `newDay` puts the day above it: a separator of its own would have no stable key. */
export type FlowRow = { key: string; at: string; newDay: boolean } & (
  { kind: 'message'; message: Message } | { kind: 'outgoing'; outgoing: Outgoing }
);

/** @param newestFirst as the pages of the server list them; the rows run from the oldest to the newest */
export function flowRows(newestFirst: readonly Message[], outgoing: readonly Outgoing[]): FlowRow[] {
  const rows: FlowRow[] = [];
  let day = '';
  const startsDay = (at: string): boolean => {
    const next = dayKey(new Date(at));
    const starts = next !== day;
    day = next;
    return starts;
  };
  for (const message of newestFirst.toReversed())
    rows.push({
      kind: 'message',
      key: message.id,
      at: message.createdAt,
      newDay: startsDay(message.createdAt),
      message,
    });
  for (const item of outgoing)
    rows.push({
      kind: 'outgoing',
      key: item.localId,
      at: item.startedAt,
      newDay: startsDay(item.startedAt),
      outgoing: item,
    });
  return rows;
}
