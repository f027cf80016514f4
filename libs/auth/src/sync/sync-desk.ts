import type { SyncPool } from '#database';
import type { Id } from '#kernel';
import type { DirectorySync, SyncResult } from './directory-sync.js';

interface Asked {
  readonly id: Id;
  readonly kind: 'full' | 'recheck' | 'undo';
  readonly accept_hash: string | null;
}

/** What is due: what somebody asked for, else everybody every so often, else those with an open session. */
export class SyncDesk {
  /** On the monotonic clock; null: not since the start. */
  private recheckedAt: number | null = null;

  constructor(
    private readonly sync: DirectorySync,
    private readonly pool: SyncPool,
    private readonly every: { readonly everyMinutes: number; readonly recheckSeconds: number },
  ) {}

  /** Does one thing that is due. Null: nothing was, or there was nothing to change. */
  async round(): Promise<SyncResult | null> {
    const [asked] = await this.pool.query<{ id: Id; kind: Asked['kind']; accept_hash: string | null }>(
      'SELECT id, kind, accept_hash FROM auth.take_asked_run()',
    );
    if (asked) return this.answer(asked);
    const [schedule] = await this.pool.query<{ paused: boolean; idle_seconds: number | null }>(
      'SELECT paused, idle_seconds FROM auth.directory_schedule()',
    );
    if (!schedule || schedule.paused) return null;
    if ((schedule.idle_seconds ?? Infinity) >= this.every.everyMinutes * 60) return this.sync.full();
    const now = performance.now();
    if (this.recheckedAt !== null && now - this.recheckedAt < this.every.recheckSeconds * 1000) return null;
    this.recheckedAt = now;
    return this.sync.recheck();
  }

  private answer({ id, kind, accept_hash: accept }: Asked): Promise<SyncResult | null> {
    if (kind === 'undo') return this.sync.undo({ id, accept: null });
    return kind === 'full' ? this.sync.full({ id, accept }) : this.sync.acceptedRecheck({ id, accept });
  }
}
