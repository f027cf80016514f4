import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../slapd/run-tool.js';

/** PEM files of one party. */
export interface Party {
  readonly certFile: string;
  readonly keyFile: string;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** A throw-away authority that signs for collectors and senders, in a folder. */
export class TestAuthority {
  private constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {}

  static async make(folder: string, name: string): Promise<TestAuthority> {
    const made = new TestAuthority(folder, name);
    await runTool('openssl', [
      ...['req', '-x509', ...KEY, '-subj', `/CN=${name}`, '-days', '2'],
      ...['-keyout', made.file(`${name}.key`), '-out', made.caFile],
    ]);
    return made;
  }

  get caFile(): string {
    return this.file(`${this.name}.pem`);
  }

  /** @param dns the name that the certificate is for. */
  async issue(dns: string): Promise<Party> {
    const stem = `${this.name}-${dns}`;
    const [request, keyFile, certFile, names] = ['csr', 'key', 'crt', 'cnf'].map((end) =>
      this.file(`${stem}.${end}`),
    ) as [string, string, string, string];
    writeFileSync(names, `subjectAltName=DNS:${dns}\nbasicConstraints=CA:FALSE\n`);
    await runTool('openssl', ['req', ...KEY, '-subj', `/CN=${dns}`, '-keyout', keyFile, '-out', request]);
    await runTool('openssl', [
      ...['x509', '-req', '-in', request, '-CA', this.caFile, '-CAkey', this.file(`${this.name}.key`)],
      ...['-CAcreateserial', '-days', '2', '-extfile', names, '-out', certFile],
    ]);
    return { certFile, keyFile };
  }

  private file(name: string): string {
    return join(this.folder, name);
  }
}
