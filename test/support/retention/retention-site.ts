import { Emitter, type AuditService } from '#audit';
import { poolConfig, WorkerPool } from '#database';
import { FixedClock, newId, type Id } from '#kernel';
import { RetentionSweep } from '#retention';
import type { TestLabel } from '../site/test-labels.js';
import type { TestUid } from '../site/test-people.js';
import { testSettings } from '../site/test-settings.js';
import type { TestSite, TestSpace } from '../site/test-site.js';

export const DAY_MS = 86_400_000;

/** A message of so many days ago: its id carries its time, as everywhere. */
export async function plantOld(
  site: TestSite,
  space: TestSpace,
  author: TestUid,
  label: TestLabel,
  daysAgo: number,
  threadId: Id | null = null,
  body = 'vieux texte',
): Promise<Id> {
  const at = new Date(Date.now() - daysAgo * DAY_MS);
  const id = newId(at);
  await site.admin.query(
    `INSERT INTO messaging.message (id, conversation_id, space_id, label_id, author_id, body, created_at, thread_id)
     VALUES ($1, $2, $3, $4, $5, $8, $6, $7)`,
    [id, space.conversationId, space.id, site.label(label), site.account(author), at, threadId, body],
  );
  if (threadId !== null)
    await site.admin.query(
      `INSERT INTO messaging.thread (root_id, conversation_id, space_id, label_id)
       SELECT m.id, m.conversation_id, m.space_id, m.label_id FROM messaging.message m WHERE m.id = $1
       ON CONFLICT DO NOTHING`,
      [threadId],
    );
  return id;
}

/** Keeps everything for so many days, wherever nobody chose otherwise. */
export async function keepFor(site: TestSite, days: number): Promise<void> {
  const rules = [{ kind: null, level: null, days, least: 1, most: null }];
  await site.admin.query(
    'INSERT INTO retention.policy (version, rules) SELECT max(version) + 1, $1::jsonb FROM retention.policy',
    [JSON.stringify(rules)],
  );
}

/** The sweep of the worker over a test site, with records as the worker writes them. */
export function sweepOf(site: TestSite): { readonly sweep: RetentionSweep; readonly pool: WorkerPool } {
  const pool = new WorkerPool(poolConfig(testSettings(site), 'worker', 2), () => undefined);
  const emitter = new Emitter(new FixedClock(new Date()), null);
  const audit: Pick<AuditService, 'rows'> = {
    rows: (actor, entries) => Promise.resolve(entries.map((entry) => emitter.row(actor, entry, null))),
  };
  return { sweep: new RetentionSweep(audit as AuditService, pool), pool };
}

/** A whole pass. @returns how many rows went. */
export async function passOf(sweep: RetentionSweep): Promise<number> {
  let destroyed = 0;
  for (;;) {
    const batch = await sweep.batch();
    destroyed += batch.destroyed;
    if (batch.over) return destroyed;
  }
}
