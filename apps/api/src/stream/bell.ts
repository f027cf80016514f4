import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import pg from 'pg';
import { SETTINGS, type Settings } from '#config';
import { AfterCommit, poolConfig } from '#database';

const CHANNEL = 'ruche_events';
/** At most one NOTIFY in this time: each one takes a lock that all committers share. Milliseconds. */
const RING_EVERY_MS = 20;
const RECONNECT_MS = 1_000;

/**
 * Tells the relays of all nodes that something was committed, over one connection of its own and never inside a
 * business transaction. Missing it costs at most one poll.
 */
@Injectable()
export class Bell implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Bell.name);
  private readonly listeners = new Set<() => void>();
  private client: pg.Client | null = null;
  private ringing: NodeJS.Timeout | null = null;
  private reconnecting: NodeJS.Timeout | null = null;
  private stopped = false;
  /** Made at the boot: a secret that cannot be read later on would end the process from inside a timer. */
  private readonly config: pg.ClientConfig;

  constructor(
    private readonly afterCommit: AfterCommit,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.config = { ...poolConfig(settings, 'relay', 1), statement_timeout: false };
  }

  onHeard(listener: () => void): void {
    this.listeners.add(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.afterCommit.subscribe(() => {
      this.heard();
      this.ring();
    });
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.ringing) clearTimeout(this.ringing);
    if (this.reconnecting) clearTimeout(this.reconnecting);
    await this.client?.end().catch(() => undefined);
  }

  private ring(): void {
    this.ringing ??= setTimeout(() => {
      this.ringing = null;
      this.client?.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
    }, RING_EVERY_MS);
  }

  private heard(): void {
    for (const listener of this.listeners) listener();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client(this.config);
    client.on('notification', () => this.heard());
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.client = client;
      if (this.stopped) await client.end();
    } catch (error) {
      this.log.warn(`the bell is silent: ${String(error)}`);
      this.reconnect(client);
    }
  }

  private reconnect(client: pg.Client): void {
    client.removeAllListeners('end');
    if (this.stopped || (this.client !== null && this.client !== client)) return;
    this.client = null;
    // One broken connection is told in several ways: each would make a connection of its own, and leave it behind.
    this.reconnecting ??= setTimeout(() => {
      this.reconnecting = null;
      void this.connect();
    }, RECONNECT_MS).unref();
  }
}
