import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secrets of a demo; each is one file, made at the first run and kept. */
export const SECRET_NAMES = [
  'database-owner',
  'database-app',
  'database-auth',
  'database-relay',
  'database-worker',
  'database-sync',
  'database-sequencer',
  'database-auditor',
  'directory-service',
  'stream-cursor',
] as const;
export type SecretName = (typeof SECRET_NAMES)[number];

export interface Secret {
  readonly file: string;
  /** 256 random bits as base64url. */
  readonly value: string;
}

export function prepareSecrets(folder: string): Record<SecretName, Secret> {
  const entries = SECRET_NAMES.map((name) => [name, prepareSecret(join(folder, name))] as const);
  return Object.fromEntries(entries) as Record<SecretName, Secret>;
}

function prepareSecret(file: string): Secret {
  try {
    // Never over an existing one, since the database already knows it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return { file, value: readFileSync(file, 'utf8').trim() };
}
