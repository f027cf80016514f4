import type { AuditEntry } from '#audit';
import type { Id } from '#kernel';
import type { AccountChange } from './account-change.js';
import type { SyncDiff } from './sync-diff.js';

const EVENTS = {
  created: 'account.created',
  changed: 'account.changed',
  renamed: 'account.changed',
  moved: 'account.changed',
  deactivated: 'account.deactivated',
  reactivated: 'account.reactivated',
} as const satisfies Readonly<Record<AccountChange['kind'], AuditEntry['event']>>;

/** What the log tells of a run. A new account has its id from the database: it is told by the directory's own. */
export function runRecords(
  run: Id,
  kind: 'full' | 'recheck',
  state: 'applied' | 'braked',
  { accounts, counts, hash }: SyncDiff,
): readonly AuditEntry[] {
  const told: AuditEntry = {
    event: state === 'applied' ? 'directory.applied' : 'directory.braked',
    ...(state === 'braked' && { decision: 'deny', outcome: 'failure', reason: 'TOO_MANY_DEACTIVATED' }),
    object: { type: 'directory_run', id: run, labelId: null },
    facts: { kind, hash, ...counts },
  };
  if (state === 'braked') return [told];
  return [told, ...accounts.map((change) => accountRecord(run, change))];
}

function accountRecord(run: Id, { kind, directoryId, known, attributes }: AccountChange): AuditEntry {
  return {
    event: EVENTS[kind],
    ...(known && { object: { type: 'account', id: known.accountId, labelId: null } }),
    facts: { run, directoryId, attributes: attributes.map(({ name }) => name) },
  };
}
