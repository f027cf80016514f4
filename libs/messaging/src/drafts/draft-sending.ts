import type { Sending } from '#contracts';

/** How a draft is to be sent, as its row keeps it. */
export interface SendingRow {
  readonly priority: Sending['priority'];
  readonly asks: boolean;
  readonly dueAt: Date | null;
}

/** Of `messaging.draft`. */
export const SENDING_COLUMNS = 'draft.priority, draft.asks, draft.due_at AS "dueAt"';

export function sendingOf({ priority, asks, dueAt }: SendingRow): Sending {
  return { priority, acknowledge: asks ? { dueAt: dueAt?.toISOString() ?? null } : null };
}
