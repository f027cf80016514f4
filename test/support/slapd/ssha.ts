import { createHash, randomBytes } from 'node:crypto';

/** A userPassword value as slapd checks it without any module. */
export function ssha(password: string): string {
  const salt = randomBytes(8);
  const digest = createHash('sha1').update(password).update(salt).digest();
  return `{SSHA}${Buffer.concat([digest, salt]).toString('base64')}`;
}
