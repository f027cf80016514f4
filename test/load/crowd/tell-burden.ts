import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { BurdenOrder } from './burden-main.js';

/** Gives the bearer an order and waits until it is done. @throws when the burden is not what it says. */
export async function tell(bearer: ChildProcess, order: BurdenOrder): Promise<void> {
  const answered = once(bearer, 'message') as Promise<[{ error: string | null }]>;
  bearer.send(order);
  const [{ error }] = await answered;
  if (error !== null) throw new Error(`the burden failed: ${error}`);
}
