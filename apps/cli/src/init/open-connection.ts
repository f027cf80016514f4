import { readFileSync } from 'node:fs';
import pg from 'pg';
import { connectSentence, type Target } from './connect-sentence.js';
import { SetupError } from './setup-error.js';

/** How long a server may take to answer, in milliseconds. */
const PATIENCE_MS = 10_000;

export interface Login extends Target {
  /** Null: none is sent; PostgreSQL may know the user otherwise, such as by the socket's peer. */
  readonly password: string | null;
  /** Null: no TLS. */
  readonly caFile: string | null;
}

/** A connection that the caller ends. @throws SetupError with a sentence when there is none to be had. */
export async function openConnection(login: Login): Promise<pg.Client> {
  const { password, caFile, ...target } = login;
  const client = new pg.Client({
    ...target,
    // A function keeps the library from looking for passwords elsewhere.
    password: () => password ?? '',
    ssl: caFile === null ? false : { ca: readAuthority(caFile), rejectUnauthorized: true },
    connectionTimeoutMillis: PATIENCE_MS,
    application_name: 'ruche setup',
  });
  // A connection that breaks tells its next query; unheard, its error would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw explained(cause, target);
  }
  return client;
}

/** The same failure in words for the administrator, where there are such words. */
export function explained(cause: unknown, target: Target): unknown {
  const sentence = connectSentence(cause, target);
  return sentence === null ? cause : new SetupError(sentence, { cause });
}

/** @throws SetupError when the file cannot be read. */
export function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code = 'unknown reason' } = cause as NodeJS.ErrnoException;
    throw new SetupError(`The authority's file ${file} cannot be read (${code}).`, { cause });
  }
}
