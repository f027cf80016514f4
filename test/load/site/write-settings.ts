import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { DEMO_DIRECTORY_SETTINGS } from '#auth';
import { auditSettings } from '../../support/site/audit-keys.js';
import type { BenchSite } from './bench-site.js';

export interface SettingsFacts {
  readonly port: number;
  readonly directoryUrl: string;
  readonly directoryPasswordFile: string;
  /** As many as the bare server has. */
  readonly poolSize: number;
}

/** The settings file of the measured api. Everything that protects is as in production. */
export function writeSettings(site: BenchSite, facts: SettingsFacts): string {
  const role = (user: keyof BenchSite['secretFiles']) => ({ user, passwordFile: site.secretFiles[user] });
  const file = join(site.folder, 'settings.yaml');
  const settings = {
    mode: 'test',
    site: { name: 'Ruche', ceilingLevel: 'S' },
    http: { port: facts.port, publicOrigin: `http://127.0.0.1:${facts.port}` },
    database: {
      host: site.host,
      port: site.port,
      name: site.database,
      poolSize: facts.poolSize,
      roles: {
        app: role('ruche_app'),
        auth: role('ruche_auth'),
        relay: role('ruche_relay'),
        worker: role('ruche_worker'),
        sync: role('ruche_sync'),
        sequencer: role('ruche_sequencer'),
        auditor: role('ruche_auditor'),
      },
    },
    directory: {
      ...DEMO_DIRECTORY_SETTINGS,
      url: facts.directoryUrl,
      bindPasswordFile: facts.directoryPasswordFile,
    },
    // Attempts under way count as failures, and here all of them come from one address.
    signIn: { failuresPerSourcePerMinute: 1_000 },
    audit: auditSettings(site),
    stream: { cursorKeyFile: site.secretFile('stream-cursor', 'a key of this run alone') },
    log: { level: 'fatal' },
  };
  writeFileSync(file, stringify(settings, { aliasDuplicateObjects: false }), { mode: 0o600 });
  return file;
}
