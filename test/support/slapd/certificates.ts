import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run-tool.js';

export interface Certificates {
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** A throw-away authority and a certificate for this machine, in PEM files in a folder. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const file = (name: string): string => join(folder, name);
  const [ca, caKey, request, key, certificate] = [
    'ca.pem',
    'ca.key',
    'server.csr',
    'server.key',
    'server.pem',
  ].map(file) as [string, string, string, string, string];
  writeFileSync(file('san.cnf'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n');
  await runTool('openssl', [
    ...['req', '-x509', ...KEY, '-subj', '/CN=Test authority', '-days', '2'],
    ...['-keyout', caKey, '-out', ca],
  ]);
  await runTool('openssl', ['req', ...KEY, '-subj', '/CN=localhost', '-keyout', key, '-out', request]);
  await runTool('openssl', [
    ...['x509', '-req', '-in', request, '-CA', ca, '-CAkey', caKey, '-CAcreateserial', '-days', '2'],
    ...['-extfile', file('san.cnf'), '-out', certificate],
  ]);
  return { caFile: ca, certificateFile: certificate, keyFile: key };
}
