import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type QueryRunner } from 'typeorm';
import { DomainError } from '#kernel';
import { asDomainError } from '../failure/database-failure.js';
import { AfterCommit } from './after-commit.js';
import type { Principal } from './principal.js';
import { withManager } from './work-context.js';

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

  private async transaction<T>(token: string, work: (principal: Principal) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    let open = false;
    try {
      await runner.connect();
      open = true;
      const principal = await enter(runner, token);
      const result = await withManager(runner.manager, () => work(principal));
      await runner.query('COMMIT');
      open = false;
      return result;
    } catch (error) {
      if (open) await rollBack(runner);
      throw asDomainError(error);
    } finally {
      markTransaction(runner, false);
      await runner.release();
    }
  }
}

/** BEGIN and the entry go out together: the second does not wait for the answer to the first. */
async function enter(runner: QueryRunner, token: string): Promise<Principal> {
  markTransaction(runner, true);
  const [, rows] = await Promise.all([
    runner.query('BEGIN'),
    runner.query('SELECT access.enter($1) AS principal', [token]) as Promise<
      { principal: Principal | null }[]
    >,
  ]);
  const principal = rows[0]?.principal;
  if (!principal) throw new DomainError('unauthenticated', 'SESSION_REQUIRED', 'no open session');
  return principal;
}

/**
 * Tells TypeORM that a transaction is open: we begin it ourselves to save a round trip, and without this mark its
 * `save` and `remove` would open and commit one of their own.
 */
function markTransaction(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

/** A connection that cannot even roll back is broken; the pool throws it away on release. */
async function rollBack(runner: QueryRunner): Promise<void> {
  await runner.query('ROLLBACK').catch(() => undefined);
}
