import { readFileSync } from 'node:fs';
import { readSecret } from '#config';
import type { DirectorySettings } from '../directory/directory-settings.js';
import { directoryEndpoint } from '../directory/endpoint.js';
import { withOwnedSockets } from '../directory/owned-sockets.js';
import { DirectoryScan } from './directory-scan.js';
import { readFailure } from './sync-failure.js';

/** Opens the directory as the settings say, for as long as one piece of work takes. */
export class DirectoryConnection {
  constructor(readonly settings: DirectorySettings) {}

  /** @throws SyncFailure when the directory gives no answer, or not a whole one. */
  async scan<T>(work: (scan: DirectoryScan) => Promise<T>): Promise<T> {
    const { url, caFile, bindDn, bindPasswordFile } = this.settings;
    try {
      const endpoint = directoryEndpoint(url, caFile === null ? null : readFileSync(caFile, 'utf8'));
      const account = { dn: bindDn, password: readSecret(bindPasswordFile) };
      return await withOwnedSockets(async () => {
        const scan = await DirectoryScan.open(endpoint, account, this.settings);
        try {
          return await work(scan);
        } finally {
          scan.close().catch(() => undefined);
        }
      });
    } catch (error) {
      throw readFailure(error);
    }
  }
}
