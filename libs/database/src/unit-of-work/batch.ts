import type { Writable } from 'node:stream';
import pg from 'pg';
import { nameOf, type Statement } from './statement.js';

/** What became of statements that were sent together: an answer for each until one failed. */
export interface BatchOutcome {
  readonly results: readonly pg.QueryResult<Record<string, unknown>>[];
  /** Why the statement after the last result failed; those after it were not done. Null: all were. */
  readonly error: unknown;
}

/**
 * Sends statements together, as prepared ones, and has them done in this order: one message there and one back, however
 * many they are. Each message wakes the process that waits for it, which is dearer than most statements. The first
 * failure ends the batch.
 */
export function sendBatch(client: pg.ClientBase, statements: readonly Statement[]): Promise<BatchOutcome> {
  return new Promise((resolve) => {
    const batch = new Batch(statements, (error, results) => {
      resolve({ results: results ?? batch.answered, error });
    });
    client.query(batch as unknown as pg.Submittable);
  });
}

type Result = pg.QueryResult<Record<string, unknown>>;
type Callback = (error: unknown, results?: readonly Result[]) => void;

/** The parts of pg's own query and connection that a batch stands on. */
interface PgQuery {
  callback: (error: unknown, results?: Result | readonly Result[]) => void;
  handleCommandComplete(message: unknown, connection: PgConnection): void;
  handleError(error: unknown, connection: PgConnection): void;
}
interface PgConnection {
  readonly stream: Writable;
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(message: { text: string; name: string }): void;
  bind(message: { statement: string; values: readonly unknown[]; valueMapper: unknown }): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: object): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
}
const Query = (pg as unknown as { Query: new (config: object) => PgQuery }).Query;
const { prepareValue } = (pg as unknown as { utils: { prepareValue: unknown } }).utils;

/** pg reads the answers of several statements in one query; it only sends one at a time by itself. */
class Batch extends Query {
  private readonly parsed: string[] = [];
  private completed = 0;
  private readonly told: Result[] = [];

  constructor(
    private readonly statements: readonly Statement[],
    callback: Callback,
  ) {
    super({ text: '' });
    this.callback = (error, results) => {
      if (error) callback(error);
      else callback(null, Array.isArray(results) ? (results as readonly Result[]) : [results as Result]);
    };
  }

  /** Answers of those that were done before one failed. */
  get answered(): readonly Result[] {
    return this.told;
  }

  submit(connection: PgConnection): null {
    connection.stream.cork();
    try {
      for (const statement of this.statements) this.write(connection, statement);
    } finally {
      connection.sync();
      connection.stream.uncork();
    }
    return null;
  }

  override handleCommandComplete(message: unknown, connection: PgConnection): void {
    super.handleCommandComplete(message, connection);
    this.told.push((this as unknown as { _result: Result })._result);
    this.settle(connection, this.statements[this.completed]);
    this.completed += 1;
  }

  /** What was not done was not prepared either; of the one that failed nobody knows: it is prepared anew. */
  override handleError(error: unknown, connection: PgConnection): void {
    for (const { text } of this.statements.slice(this.completed)) {
      const name = nameOf(text);
      if (!this.parsed.includes(name)) continue;
      Reflect.deleteProperty(connection.submittedNamedStatements, name);
      if (connection.stream.writable) connection.close({ type: 'S', name });
    }
    super.handleError(error, connection);
  }

  private write(connection: PgConnection, { text, values }: Statement): void {
    const statement = nameOf(text);
    if (!isKnown(connection, statement)) {
      connection.parse({ text, name: statement });
      connection.submittedNamedStatements[statement] = text;
      this.parsed.push(statement);
    }
    connection.bind({ statement, values, valueMapper: prepareValue });
    connection.describe({ type: 'P', name: '' });
    connection.execute({});
  }

  private settle(connection: PgConnection, statement: Statement | undefined): void {
    if (!statement) return;
    const name = nameOf(statement.text);
    if (!this.parsed.includes(name)) return;
    connection.parsedStatements[name] = statement.text;
    Reflect.deleteProperty(connection.submittedNamedStatements, name);
  }
}

function isKnown({ parsedStatements, submittedNamedStatements }: PgConnection, name: string): boolean {
  return parsedStatements[name] !== undefined || submittedNamedStatements[name] !== undefined;
}
