import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { DomainError } from '#kernel';
import { asDomainError } from '../failure/database-failure.js';
import { AfterCommit } from './after-commit.js';
import type { Principal } from './principal.js';
import { sendBatch } from './batch.js';
import type { Statement } from './statement.js';
import { Transaction, type Answered } from './transaction.js';
import { within } from './work-context.js';

const RESET: Statement = { text: 'RESET ALL', values: [] };

const BEGIN: Statement = { text: 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE', values: [] };

const ENTER = 'SELECT access.enter($1) AS principal';

/** How long the database may take to let somebody in, in milliseconds. */
const ENTRY_MS = 2_000;

export interface OpenOptions {
  /** What the work will ask first: sent with the entry, so that the answer is there when it is asked for. */
  readonly asksFirst?: readonly Statement[];
  /** The work only reads: unless it leaves statements (a record of what was read), its answer does not wait for the end. */
  readonly onlyReads?: boolean;
}

/**
 * One transaction, sealed with its caller from the first statement on. Everything that reads or writes for a person
 * runs inside one; what is not committed here has not happened.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly afterCommit: AfterCommit,
  ) {}

  /**
   * Enters with the raw session token, runs `work` and commits.
   * @throws DomainError unauthenticated SESSION_REQUIRED when the token opens nothing (any more);
   * unavailable DATABASE_UNAVAILABLE or OVERLOADED when no connection is had in time.
   */
  async run<T>(
    token: string,
    work: (principal: Principal) => Promise<T>,
    options: OpenOptions = {},
  ): Promise<T> {
    const unit = await this.open(token, options);
    return unit.run(() => work(unit.principal));
  }

  /**
   * Enters, and leaves the work for later: guards ask who it is before the work is known. Whoever opens sees to it that
   * `run` or `abandon` follows: until then the unit holds a connection.
   * @throws as `run`.
   */
  async open(token: string, { asksFirst = [], onlyReads = false }: OpenOptions = {}): Promise<OpenUnit> {
    const runner = this.source.createQueryRunner();
    let begun = false;
    try {
      const client = (await runner.connect()) as pg.ClientBase;
      begun = true;
      markTransaction(runner, true);
      const { principal, answered } = await enter(client, token, [RESET, BEGIN], asksFirst);
      const transaction = new Transaction(runner, client, answered);
      return new OpenUnit(principal, runner, transaction, onlyReads, this.afterCommit);
    } catch (error) {
      const told = await ended(runner, begun, error);
      markTransaction(runner, false);
      await runner.release();
      throw told;
    }
  }

  /**
   * Who a token lets in, without work: one statement that is its own transaction, in one round trip.
   * @throws as `run`.
   */
  async identify(token: string): Promise<Principal> {
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as pg.ClientBase;
      return (await enter(client, token, [RESET], [])).principal;
    } catch (error) {
      if (runner.isReleased) throw connectionLost(error);
      if (error instanceof SilentServer) await discard(runner, error);
      throw asDomainError(error);
    } finally {
      await runner.release();
    }
  }
}

/** A transaction that is sealed and waits for its work: it is run once, or abandoned. */
export class OpenUnit {
  private waiting = true;

  constructor(
    readonly principal: Principal,
    private readonly runner: QueryRunner,
    private readonly transaction: Transaction,
    private readonly onlyReads: boolean,
    private readonly afterCommit: AfterCommit,
  ) {}

  /** Runs the work and commits; a failure rolls back. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (!this.waiting) throw new Error('this unit of work is over');
    this.waiting = false;
    return this.afterCommit.around(() => this.doAll(work));
  }

  /** Gives the connection back when no work came; does nothing afterwards. */
  async abandon(): Promise<void> {
    if (!this.waiting) return;
    this.waiting = false;
    await this.doAll(() => Promise.reject(new Error('abandoned'))).catch(() => undefined);
  }

  private async doAll<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await within(this.transaction, work);
      const committed = this.transaction.commit();
      // Nothing was written that the answer could promise: nobody waits for the end of what was only read.
      if (this.onlyReads && !this.transaction.hasLeft) committed.catch(() => undefined);
      else await committed;
      return result;
    } catch (error) {
      this.transaction.giveUp();
      throw await ended(this.runner, true, this.transaction.causeOf(error));
    } finally {
      markTransaction(this.runner, false);
      await this.runner.release();
    }
  }
}

/** Rolls back what may be open, and gives what the caller is told. */
async function ended(runner: QueryRunner, open: boolean, error: unknown): Promise<unknown> {
  if (runner.isReleased) return connectionLost(error);
  if (error instanceof SilentServer) await discard(runner, error);
  else if (open) await rollBack(runner);
  return asDomainError(error);
}

/**
 * BEGIN, the entry and what is asked first go out together. RESET ALL takes away what an earlier unit may have set in this
 * connection beyond its own transaction: a timeout of 1 ms, a broken principal. Who is not let in has no principal, and
 * what was asked for him shows nothing.
 */
async function enter(
  client: pg.ClientBase,
  token: string,
  before: readonly Statement[],
  asksFirst: readonly Statement[],
): Promise<{ readonly principal: Principal; readonly answered: readonly Answered[] }> {
  const statements = [...before, { text: ENTER, values: [token] }, ...asksFirst];
  const { results, error } = await answeredInTime(sendBatch(client, statements));
  const [entered, ...answers] = results.slice(before.length);
  const principal = entered?.rows[0]?.['principal'] as Principal | null | undefined;
  if (entered && !principal) throw new DomainError('unauthenticated', 'SESSION_REQUIRED', 'no open session');
  if (error || !principal) throw error;
  const answered = asksFirst.map((statement, index) => ({ statement, rows: answers[index]?.rows ?? [] }));
  return { principal, answered };
}

/**
 * Entering takes a millisecond: a server that has not answered by now is not going to, and the caller hears so before
 * the statement's own limit. The connection is thrown away, its late answers with it.
 */
async function answeredInTime<T>(entered: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    // It may have been this process that stood still: an answer that lies in the socket already is read first.
    setImmediate(() => {
      reject(new SilentServer('unavailable', 'DATABASE_UNAVAILABLE', 'the database does not answer'));
    });
  }, ENTRY_MS);
  entered.catch(() => undefined);
  return Promise.race([entered, late]).finally(() => {
    clearTimeout(timer);
  });
}

class SilentServer extends DomainError {}

/** TypeORM gives a runner back by itself only when its connection breaks. */
function connectionLost(cause: unknown): DomainError {
  return new DomainError('unavailable', 'DATABASE_UNAVAILABLE', 'the database cannot be reached', { cause });
}

/**
 * Tells TypeORM that a transaction is open: we begin it ourselves to save a round trip. Without the mark its `save` and
 * `remove`, and without the depth its `transaction`, would open one of their own and commit ours half-way.
 */
function markTransaction(runner: QueryRunner, active: boolean): void {
  const state = runner as unknown as { isTransactionActive: boolean; transactionDepth: number };
  state.isTransactionActive = active;
  state.transactionDepth = active ? 1 : 0;
}

/**
 * A connection that cannot even roll back is thrown away: the server may have gone silent with the transaction open, and
 * the next unit on it would commit what this one has left half-done.
 */
async function rollBack(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('ROLLBACK');
  } catch (error) {
    await discard(runner, error);
  }
}

/** TypeORM gives a connection back with an error, which closes it, only from inside. */
async function discard(runner: QueryRunner, error: unknown): Promise<void> {
  const broken = runner as unknown as { releasePostgresConnection(error: unknown): Promise<void> };
  await broken.releasePostgresConnection(error);
}
