import type pg from 'pg';
import { insertion, type Emitter } from '#audit';
import { newId } from '#kernel';
import type { BenchSite } from '../site/bench-site.js';

const CONNECTIONS = 4;

/** Records written at a steady pace by a few connections, each statement a transaction of its own. */
export class RecordStream {
  /** When each record was known to be committed, on the steady clock, in the order of the commits. */
  readonly committed: number[] = [];
  /** What each statement took, in milliseconds. */
  readonly statementMs: number[] = [];

  private constructor(
    private readonly clients: readonly pg.Client[],
    private readonly emitter: Emitter,
    private readonly rowsAtOnce: number,
  ) {}

  static async open(site: BenchSite, emitter: Emitter, rowsAtOnce: number): Promise<RecordStream> {
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => site.connect('ruche_relay')));
    return new RecordStream(clients, emitter, rowsAtOnce);
  }

  async run(perSecond: number, seconds: number): Promise<void> {
    const begin = performance.now();
    const everyMs = (1_000 * this.rowsAtOnce) / perSecond;
    const total = Math.round((perSecond * seconds) / this.rowsAtOnce);
    let next = 0;
    await Promise.all(
      this.clients.map(async (client) => {
        while (next < total) {
          const due = begin + next++ * everyMs;
          const wait = due - performance.now();
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
          await this.write(client);
        }
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }

  private async write(client: pg.Client): Promise<void> {
    const actor = {
      actor: null,
      sessionId: null,
      workingLevel: 'S',
      sourceAddress: '10.1.2.3',
      correlationId: newId(),
    };
    const rows = Array.from({ length: this.rowsAtOnce }, () =>
      this.emitter.row(
        actor,
        { event: 'message.delivered', object: { type: 'Message', id: newId(), labelId: null } },
        null,
      ),
    );
    const { text, values } = insertion(rows);
    const sent = performance.now();
    await client.query({ name: 'record', text, values: [...values] });
    const done = performance.now();
    this.statementMs.push(done - sent);
    this.committed.push(...rows.map(() => done));
  }
}
