import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';

/**
 * Writes the private key of the auditor to a file that did not exist, for its owner alone.
 * @returns the public half as PEM, for the site's setting audit.auditorKeyFile.
 */
export function keygenAuditor(out: string): string {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  writeFileSync(out, privateKey.export({ format: 'pem', type: 'pkcs8' }), { flag: 'wx', mode: 0o600 });
  return String(publicKey.export({ format: 'pem', type: 'spki' })).trimEnd();
}
