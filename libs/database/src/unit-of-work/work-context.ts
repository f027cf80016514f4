import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { Statement } from './statement.js';
import type { Transaction } from './transaction.js';

const running = new AsyncLocalStorage<Transaction>();

/** Runs `work` with this transaction as the current one, across its awaits. */
export function within<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  return running.run(transaction, work);
}

/** Runs a statement of the running unit of work. */
export async function runStatement<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await current().run({ text, values })) as Row[];
}

/** The same with values by name (`:name`), for texts that are put together. */
export async function runNamed<Row>(sql: string, values: Readonly<Record<string, unknown>>): Promise<Row[]> {
  const [text, bound] = currentManager().dataSource.driver.escapeQueryWithParameters(sql, values);
  return (await current().run({ text, values: bound })) as Row[];
}

/**
 * Statements of the running unit of work whose answers nobody needs: they are done before what is asked next, at the
 * latest when it commits, and fail the unit when they fail.
 */
export function leaveStatements(statements: readonly Statement[]): void {
  current().leave(statements);
}

/** The manager of the running unit of work. Without one there is no principal, and no query either. */
export function currentManager(): EntityManager {
  return current().manager;
}

function current(): Transaction {
  const transaction = running.getStore();
  if (!transaction) throw new Error('no unit of work is open here');
  return transaction;
}
