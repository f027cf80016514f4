import type { FlowRow } from './flow-rows.js';

/** What a reader wants to see of the flow. `key` tells one wish from the next one for the same. */
export type FlowTarget = { readonly key: string } & (
  | { readonly kind: 'message'; readonly messageId: string }
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'unread' }
);

export interface FoundTarget {
  readonly index: number;
  /** False when the message itself is not there: what comes next in time then is shown. */
  readonly isExact: boolean;
}

/** Where that is among the rows; null when there are none. */
export function findTarget(rows: readonly FlowRow[], target: FlowTarget): FoundTarget | null {
  if (rows.length === 0) return null;
  const exact = rows.findIndex((row) => isMeant(row, target));
  if (exact !== -1) return { index: exact, isExact: true };
  const next = rows.findIndex(({ key }) => target.kind === 'message' && key > target.messageId);
  return { index: next === -1 ? rows.length - 1 : next, isExact: target.kind !== 'message' };
}

function isMeant(row: FlowRow, target: FlowTarget): boolean {
  if (target.kind === 'message') return row.key === target.messageId;
  return target.kind === 'unread' ? row.newSince : row.at >= target.at;
}
