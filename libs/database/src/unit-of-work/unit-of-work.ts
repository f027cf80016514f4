import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { DomainError } from '#kernel';
import { asDomainError } from '../failure/database-failure.js';
import { AfterCommit } from './after-commit.js';
import type { Principal } from './principal.js';
import { withManager } from './work-context.js';

const BEGIN = 'RESET ALL; BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';

/** How long the database may take to let somebody in, in milliseconds. */
const ENTRY_MS = 2_000;

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
  run<T>(token: string, work: (principal: Principal) => Promise<T>): Promise<T> {
    return this.afterCommit.around(() => this.transaction(token, work));
  }

  /**
   * Who a token lets in, without work: one statement that is its own transaction, in one round trip.
   * @throws as `run`.
   */
  async identify(token: string): Promise<Principal> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.connect();
      return await enter(runner, token, 'RESET ALL');
    } catch (error) {
      if (runner.isReleased) throw connectionLost(error);
      if (error instanceof SilentServer) await discard(runner, error);
      throw asDomainError(error);
    } finally {
      await runner.release();
    }
  }

  private async transaction<T>(token: string, work: (principal: Principal) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    let open = false;
    try {
      await runner.connect();
      open = true;
      markTransaction(runner, true);
      const principal = await enter(runner, token, BEGIN);
      const result = await withManager(runner.manager, () => work(principal));
      await commit(runner);
      open = false;
      return result;
    } catch (error) {
      if (runner.isReleased) throw connectionLost(error);
      if (error instanceof SilentServer) await discard(runner, error);
      else if (open) await rollBack(runner);
      throw asDomainError(error);
    } finally {
      markTransaction(runner, false);
      await runner.release();
    }
  }
}

/**
 * BEGIN and the entry go out together: the second does not wait for the answer to the first. RESET ALL takes away what
 * an earlier unit may have set in this connection beyond its own transaction: a timeout of 1 ms, a broken principal.
 */
async function enter(runner: QueryRunner, token: string, before: string): Promise<Principal> {
  const entered = Promise.all([
    runner.query(before),
    runner.query('SELECT access.enter($1) AS principal', [token]) as Promise<
      { principal: Principal | null }[]
    >,
  ]);
  const [, rows] = await answeredInTime(entered);
  const principal = rows[0]?.principal;
  if (!principal) throw new DomainError('unauthenticated', 'SESSION_REQUIRED', 'no open session');
  return principal;
}

/**
 * Entering takes a millisecond: a server that has not answered by now is not going to, and the caller hears so before
 * the statement's own limit. The connection is thrown away, its late answers with it.
 */
async function answeredInTime<T>(entered: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new SilentServer('unavailable', 'DATABASE_UNAVAILABLE', 'the database does not answer'));
  }, ENTRY_MS);
  entered.catch(() => undefined);
  return Promise.race([entered, late]).finally(() => {
    clearTimeout(timer);
  });
}

class SilentServer extends DomainError {}

/**
 * PostgreSQL answers COMMIT with ROLLBACK, and without an error, when a statement had failed and its error was caught:
 * nothing has happened then, and the caller must not hear that it has.
 */
async function commit(runner: QueryRunner): Promise<void> {
  const client = (await runner.connect()) as pg.ClientBase;
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT')
    throw new Error('nothing was committed: the error of a statement was caught before');
}

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
