import { Emitter, insertion, readAuditorKey, type AuditEntry } from '#audit';
import { FixedClock, newId, type Id } from '#kernel';
import { testSettings } from '../site/test-settings.js';
import type { TestSite } from '../site/test-site.js';

/** What somebody did long ago. */
export interface OldActor {
  readonly actor: Id;
  readonly sessionId: Id;
}

/**
 * Records of a process that ran and ended at another time, as it would have written them then.
 * @returns how many they are.
 */
export async function writeOldRecords(
  site: TestSite,
  at: Date,
  { actor, sessionId }: OldActor,
  entries: readonly AuditEntry[],
): Promise<number> {
  const emitter = new Emitter(new FixedClock(at), readAuditorKey(testSettings(site).audit.auditorKeyFile));
  const row = (entry: AuditEntry, who: OldActor | null): ReturnType<Emitter['row']> =>
    emitter.row(
      {
        ...{ actor: who?.actor ?? null, sessionId: who?.sessionId ?? null, workingLevel: null },
        ...{ sourceAddress: who && '192.0.2.7', correlationId: newId() },
      },
      entry,
      null,
    );
  const rows = [
    row({ event: 'emitter.started' }, null),
    ...entries.map((entry) => row(entry, { actor, sessionId })),
    row({ event: 'emitter.stopped' }, null),
  ];
  const { text, values } = insertion(rows);
  await site.admin.query(text, [...values]);
  return rows.length;
}
