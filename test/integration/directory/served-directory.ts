import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_DIRECTORY_SETTINGS, startEmbeddedDirectory, type DirectorySettings } from '#auth';
import { startSlapd } from '../../support/slapd/start-slapd.js';

/** A running directory with the people of the demo. */
export interface ServedDirectory {
  readonly settings: DirectorySettings;
  readonly decoyPassword: string;
  stop(): Promise<void>;
}

export async function serveSlapd(): Promise<ServedDirectory> {
  return startSlapd();
}

export async function serveEmbedded(): Promise<ServedDirectory> {
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  const bindPasswordFile = join(folder, 'service.secret');
  const [servicePassword, decoyPassword] = [randomBytes(18), randomBytes(18)].map((bytes) =>
    bytes.toString('base64url'),
  ) as [string, string];
  writeFileSync(bindPasswordFile, servicePassword, { mode: 0o600 });
  const peopleFile = join(import.meta.dirname, '../../../config/demo/people.yaml');
  const directory = await startEmbeddedDirectory({ port: 0, servicePassword, decoyPassword, peopleFile });
  return {
    settings: {
      ...DEMO_DIRECTORY_SETTINGS,
      url: directory.url,
      caFile: null,
      bindPasswordFile,
      timeoutSeconds: 10,
    },
    decoyPassword,
    stop: async () => {
      await directory.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
