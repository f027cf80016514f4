import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { currentManager } from './work-context.js';

/** Name of each text that was prepared so far. Texts come from our code alone, so they are few. */
const names = new Map<string, string>();

export interface Statement {
  /** One of few: what varies goes into `values`. */
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Runs a statement of the running unit of work as a prepared one: row-level security makes planning dearer than
 * running (1 to 3 ms against 0.3 for a page of messages), and a connection plans each text once.
 */
export async function runStatement<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await send(await currentClient(), { text, values })) as Row[];
}

/**
 * Sends statements together and has them done in this order: none waits for the answer to the one before. After a
 * failure the database refuses the rest, and the first failure is thrown.
 */
export async function runInOrder(statements: readonly Statement[]): Promise<void> {
  const client = await currentClient();
  await inOneWrite(client, () => Promise.all(statements.map((statement) => send(client, statement))));
}

/** What is sent inside leaves in one write: each write of its own wakes the server, which then waits for the next. */
export function inOneWrite<T>(client: pg.ClientBase, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

async function currentClient(): Promise<pg.ClientBase> {
  const runner = currentManager().queryRunner;
  if (!runner) throw new Error('a unit of work without a connection');
  return (await runner.connect()) as pg.ClientBase;
}

async function send(client: pg.ClientBase, { text, values }: Statement): Promise<unknown[]> {
  const { rows } = await client.query<Record<string, unknown>>({
    name: nameOf(text),
    text,
    values: [...values],
  });
  return rows;
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}
