import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ED25519, generateNoteKey } from '#audit';
import type { Settings } from '#config';

export const TEST_LOG = 'ruche.test/audit';

/** The audit log of a test site: its keys are made once in each folder. */
export function auditSettings({ folder }: { readonly folder: string }): Settings['audit'] {
  const files = auditKeyFiles(folder);
  if (!existsSync(files.signingKey)) {
    const { skey, vkey } = generateNoteKey(TEST_LOG, ED25519);
    writeFileSync(files.signingKey, skey, { mode: 0o600 });
    writeFileSync(files.vkey, vkey);
    const { publicKey, privateKey } = generateKeyPairSync('x25519');
    writeFileSync(files.auditorPrivate, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
    writeFileSync(files.auditor, publicKey.export({ format: 'pem', type: 'spki' }));
  }
  return {
    origin: TEST_LOG,
    signingKeyFile: files.signingKey,
    checkpointFile: files.checkpoint,
    auditorKeyFile: files.auditor,
    keepMonths: null,
    keepIdentitiesMonths: null,
    anchors: { syslog: null, file: null },
    witnessKeys: [],
  };
}

export function auditKeyFiles(folder: string) {
  const file = (name: string): string => join(folder, `audit-${name}`);
  return {
    signingKey: file('signing-key'),
    vkey: file('vkey'),
    checkpoint: file('checkpoint'),
    auditor: file('auditor.pem'),
    auditorPrivate: file('auditor-private.pem'),
  };
}
