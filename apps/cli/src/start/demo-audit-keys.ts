import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ED25519, generateNoteKey } from '#audit';

/** The name of the demo's audit log. */
export const DEMO_LOG = 'helianthe.example/audit';

export interface AuditKeyFiles {
  readonly signingKeyFile: string;
  readonly checkpointFile: string;
  /** Public half; the private one lies beside it, as only a demo may have it. */
  readonly auditorKeyFile: string;
}

/** The keys of the demo's audit log, made at the first run and kept. */
export function prepareAuditKeys(folder: string): AuditKeyFiles {
  const files = {
    signingKeyFile: join(folder, 'audit-signing-key'),
    checkpointFile: join(folder, 'audit-checkpoint'),
    auditorKeyFile: join(folder, 'auditor-key.pem'),
  };
  if (!existsSync(files.signingKeyFile)) {
    const { skey, vkey } = generateNoteKey(DEMO_LOG, ED25519);
    writeFileSync(join(folder, 'audit-vkey'), `${vkey}\n`);
    writeFileSync(files.signingKeyFile, `${skey}\n`, { mode: 0o600 });
  }
  if (!existsSync(files.auditorKeyFile)) {
    const { publicKey, privateKey } = generateKeyPairSync('x25519');
    const secret = privateKey.export({ format: 'pem', type: 'pkcs8' });
    writeFileSync(join(folder, 'auditor-private-key.pem'), secret, { mode: 0o600 });
    writeFileSync(files.auditorKeyFile, publicKey.export({ format: 'pem', type: 'spki' }));
  }
  return files;
}
