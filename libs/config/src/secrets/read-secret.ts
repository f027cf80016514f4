import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { systemCode } from '../layers/system-code.js';
import { SecretFileError } from './secret-file-error.js';

/** Any access of the group or of others. */
const NOT_OWNER = 0o077;

/** Longest secret file, in bytes: more is a mistaken path. */
const LONGEST = 65_536;

/**
 * The text of a secret file without its one trailing newline. The file is judged through the descriptor that is
 * read, so that it cannot be exchanged in between.
 * @throws SecretFileError when it is missing, unreadable, no plain file, open to others than its owner, or empty.
 */
export function readSecret(file: string): string {
  const descriptor = open(file);
  try {
    const { mode, size, isPlain } = stat(descriptor);
    if (!isPlain) throw new SecretFileError(file, 'is not a plain file');
    if ((mode & NOT_OWNER) !== 0)
      throw new SecretFileError(
        file,
        `is open to others than its owner (mode ${(mode & 0o777).toString(8).padStart(4, '0')}): set it to 0600 or 0400`,
      );
    if (size > LONGEST) throw new SecretFileError(file, `is larger than ${LONGEST} bytes`);
    const secret = readFileSync(descriptor, 'utf8').replace(/\r?\n$/, '');
    if (secret === '') throw new SecretFileError(file, 'is empty');
    return secret;
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    const code = systemCode(error) ?? 'unknown reason';
    throw new SecretFileError(
      file,
      code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`,
      code === 'EACCES',
    );
  }
}

function stat(descriptor: number): { mode: number; size: number; isPlain: boolean } {
  const facts = fstatSync(descriptor);
  return { mode: facts.mode, size: facts.size, isPlain: facts.isFile() };
}
