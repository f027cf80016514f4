import type pg from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { sendBatch } from './batch.js';
import { isSame, type Statement } from './statement.js';

/** A statement that was sent together with the entry, and its answer. */
export interface Answered {
  readonly statement: Statement;
  readonly rows: readonly unknown[];
}

interface Waiting {
  readonly statement: Statement;
  readonly resolve: (result: pg.QueryResult) => void;
  readonly reject: (error: unknown) => void;
}

const COMMIT: Statement = { text: 'COMMIT', values: [] };

/**
 * The transaction of a unit of work on its connection. Each wait for the server is dearer than most statements: what is
 * asked in one turn of the event loop goes out together, and what nobody waits for goes with it, at the latest with
 * COMMIT. Statements have their effect in the order in which they were given; after a failure none has.
 */
export class Transaction {
  private waiting: Waiting[] = [];
  private leftAny = false;
  private over = false;
  private failure: { readonly cause: unknown } | null = null;

  /** @param answered hold for as long as nothing else was asked. */
  constructor(
    private readonly runner: QueryRunner,
    private readonly client: pg.ClientBase,
    private answered: readonly Answered[],
  ) {
    this.sendBefore(runner);
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** Whether anything was left to be done: then the answer to COMMIT counts. */
  get hasLeft(): boolean {
    return this.leftAny;
  }

  async run(statement: Statement): Promise<readonly unknown[]> {
    const known = this.answered.find((answer) => isSame(answer.statement, statement));
    if (known) return known.rows;
    return (await this.ask(statement)).rows as unknown[];
  }

  /** Nobody waits for these: they are sent with what is sent next. A failure of one fails the unit. */
  leave(statements: readonly Statement[]): void {
    this.requireOpen();
    this.leftAny = true;
    this.answered = [];
    for (const statement of statements)
      this.waiting.push({ statement, resolve: () => undefined, reject: () => undefined });
  }

  /** What was left is not done any more: the unit is given up. */
  giveUp(): void {
    this.over = true;
    this.waiting = [];
    this.answered = [];
  }

  /** @throws Error also when an error was caught on the way: nothing has happened then. */
  async commit(): Promise<void> {
    const committed = this.ask(COMMIT);
    this.over = true;
    this.send();
    const { command } = await committed;
    // PostgreSQL answers COMMIT with ROLLBACK, and without an error, when a statement had failed and its error was caught.
    if (command !== 'COMMIT')
      throw new Error('nothing was committed: the error of a statement was caught before');
  }

  /** What failed first: whoever came after it only heard that the transaction is aborted. */
  causeOf(error: unknown): unknown {
    return this.failure ? this.failure.cause : error;
  }

  private ask(statement: Statement): Promise<pg.QueryResult> {
    this.requireOpen();
    this.answered = [];
    return new Promise((resolve, reject) => {
      this.waiting.push({ statement, resolve, reject });
      process.nextTick(() => {
        this.send();
      });
    });
  }

  /** What outlives its unit must not be sent: the connection serves somebody else by then. */
  private requireOpen(): void {
    if (this.over) throw new Error('this unit of work is over');
  }

  private send(): void {
    const { waiting } = this;
    if (waiting.length === 0) return;
    this.waiting = [];
    void sendBatch(
      this.client,
      waiting.map(({ statement }) => statement),
    ).then(({ results, error }) => {
      if (error) this.failure ??= { cause: error };
      waiting.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result) resolve(result);
        else reject(error);
      });
    });
  }

  /** TypeORM sends by its own ways: what was left goes out before it too. */
  private sendBefore(runner: QueryRunner): void {
    const query: QueryRunner['query'] = runner.query.bind(runner);
    runner.query = ((...asked: Parameters<typeof query>) => {
      this.answered = [];
      this.send();
      return query(...asked);
    }) as QueryRunner['query'];
  }
}
