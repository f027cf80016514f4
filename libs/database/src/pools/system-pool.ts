import pg from 'pg';
import { asDomainError } from '../failure/database-failure.js';

/** A small pool of one runtime role without a principal: it can do only what that role was granted. */
export abstract class SystemPool {
  private readonly pool: pg.Pool;

  constructor(config: pg.PoolConfig, onIdleError: (error: Error) => void) {
    this.pool = new pg.Pool(config);
    // An idle connection that breaks is replaced at the next use; unheard, its error would end the process.
    this.pool.on('error', onIdleError);
  }

  /** @throws DomainError unavailable when no connection is had in time. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await this.pool.query<Row>(sql, [...values])).rows;
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /** Runs `work` in one transaction on one connection. */
  async transaction<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw asDomainError(error);
    });
    let broken = false;
    // The pool listens to idle connections only: unheard, the error of one that breaks in use would end the process.
    const noted = (): void => void (broken = true);
    client.on('error', noted);
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => (broken = true));
      throw asDomainError(error);
    } finally {
      client.off('error', noted);
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** Opens sessions after a directory bind. Only libs/auth uses it. */
export class AuthPool extends SystemPool {}

/** Reads event metadata, labels and policies; never content. */
export class RelayPool extends SystemPool {}

/** Housekeeping of the worker. */
export class WorkerPool extends SystemPool {}

/** Keeps accounts and groups as the directory says. Only libs/auth uses it. */
export class SyncPool extends SystemPool {}

/** Seals the audit log. Only the sequencer, a process and a user of its own, uses it. */
export class SequencerPool extends SystemPool {}
