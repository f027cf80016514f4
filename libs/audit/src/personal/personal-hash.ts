import { hash } from 'node:crypto';

/** Random bytes before the JSON: without them nobody can try names against a hash that was left behind. */
export const SALT_SIZE = 16;

/** SHA-256 of a personal part, salt and all, in base64url: what the body says of it. */
export function personalHash(part: Uint8Array): string {
  return hash('sha256', part, 'base64url');
}
