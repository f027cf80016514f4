import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

const running = new AsyncLocalStorage<EntityManager>();

/** Runs `work` with this transaction as the current one, across its awaits. */
export function withManager<T>(manager: EntityManager, work: () => Promise<T>): Promise<T> {
  return running.run(manager, work);
}

/** The transaction of the running unit of work. Without one there is no principal, and no query either. */
export function currentManager(): EntityManager {
  const manager = running.getStore();
  if (!manager) throw new Error('no unit of work is open here');
  return manager;
}
