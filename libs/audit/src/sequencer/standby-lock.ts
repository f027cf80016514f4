import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The lock of whoever seals; any 64 bits that nothing else in this database locks. */
const LOCK = '8390735236137255';

/** How often a standby looks whether its turn has come, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * Lets one sequencer work while others wait. The database frees it when the connection of who holds it ends, so
 * nobody has to notice a death. It only keeps others from trying: two that sealed at once would still not seal twice.
 */
export class StandbyLock {
  private client: pg.Client | null = null;

  constructor(private readonly config: pg.ClientConfig) {}

  /** Whether this process holds it, as far as it knows. */
  get isHeld(): boolean {
    return this.client !== null;
  }

  /** Waits until it is had. @returns false when it was told to wait no longer. */
  async acquire(stop: AbortSignal): Promise<boolean> {
    while (!stop.aborted) {
      if (this.client !== null || (await this.tryOnce())) return true;
      await sleep(LOOK_MS, undefined, { signal: stop }).catch(() => undefined);
    }
    return false;
  }

  async release(): Promise<void> {
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async tryOnce(): Promise<boolean> {
    const client = new pg.Client(this.config);
    const lost = (): void => {
      if (this.client === client) this.client = null;
    };
    client.on('error', lost).on('end', lost);
    try {
      await client.connect();
      const { rows } = await client.query<{ had: boolean }>(
        'SELECT pg_try_advisory_lock($1::bigint) AS had',
        [LOCK],
      );
      if (rows[0]?.had === true) {
        this.client = client;
        return true;
      }
    } catch {
      // The database is away: looked again later, like when somebody else holds it.
    }
    await client.end().catch(() => undefined);
    return false;
  }
}
