import { createHash, randomBytes } from 'node:crypto';

/** 256 bits from the system, in base64url. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored: the token itself never reaches a table. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
