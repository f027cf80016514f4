import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { DEMO_DIRECTORY_SETTINGS } from '#auth';
import { loadSettings, type Settings } from '#config';

type Place = Pick<Settings['database'], 'host' | 'port' | 'name' | 'tls'>;

/** What a site may have otherwise; the folder of its secrets counts from the site's own folder. */
export interface ExternalChanges {
  readonly directory?: Partial<Settings['directory']>;
  readonly http?: Partial<Settings['http']>;
  readonly mode?: Settings['mode'];
  readonly secrets?: string;
}

/** Settings in the way a site writes them, read as the service reads them. */
export function externalSettings(folder: string, database: Place, changes: ExternalChanges = {}): Settings {
  return loadSettings({ files: [writeExternalSettings(folder, database, changes)], env: {} });
}

/** @returns the file, which holds everything but the secrets of the roles. */
export function writeExternalSettings(
  folder: string,
  database: Place,
  { directory = {}, http = {}, mode = 'test', secrets = 'secrets' }: ExternalChanges = {},
): string {
  const secret = (name: string): string => join(folder, secrets, name);
  const role = (name: string) => ({ user: `ruche_${name}`, passwordFile: secret(`database-${name}`) });
  const settings = {
    mode,
    site: { name: 'Essais', ceilingLevel: 'S' },
    http: { host: '127.0.0.1', port: 0, publicOrigin: 'http://127.0.0.1:3000', ...http },
    database: {
      ...database,
      poolSize: 4,
      authPoolSize: 2,
      roles: {
        app: role('app'),
        auth: role('auth'),
        relay: role('relay'),
        worker: role('worker'),
        sync: role('sync'),
        sequencer: role('sequencer'),
        auditor: role('auditor'),
      },
    },
    directory: {
      ...DEMO_DIRECTORY_SETTINGS,
      url: 'ldap://127.0.0.1:1',
      bindPasswordFile: writeSecret(folder, 'directory'),
      ...directory,
    },
    stream: { cursorKeyFile: secret('stream-cursor') },
    audit: { signingKeyFile: secret('signing-key'), checkpointFile: join(folder, 'checkpoint') },
    log: { level: 'fatal' },
  };
  const file = join(folder, `${database.name}.yaml`);
  writeFileSync(file, stringify(settings, { aliasDuplicateObjects: false }));
  return file;
}

/** A secret that the site has from elsewhere. @returns its file. */
export function writeSecret(
  folder: string,
  name: string,
  text = randomBytes(18).toString('base64url'),
): string {
  mkdirSync(join(folder, 'other-secrets'), { recursive: true });
  const file = join(folder, 'other-secrets', name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
