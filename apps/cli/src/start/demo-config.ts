import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_DIRECTORY_SETTINGS } from '#auth';
import { parse, stringify } from 'yaml';
import { DEMO_LOG, type AuditKeyFiles } from './demo-audit-keys.js';
import type { Secret, SecretName } from './demo-secrets.js';
import type { LaunchOptions } from './launch-options.js';

export const DATABASE_NAME = 'ruche';

export interface RunningParts {
  readonly database: { readonly host: string; readonly port: number };
  readonly directory: { readonly url: string };
  readonly secrets: Record<SecretName, Secret>;
  readonly auditKeys: AuditKeyFiles;
}

/** Writes what this run adds to config/demo/settings.yaml; api and worker read the result through RUCHE_CONFIG. */
export function writeDemoConfig(file: string, options: LaunchOptions, parts: RunningParts): void {
  const text = readFileSync(join(options.root, 'config/demo/settings.yaml'), 'utf8');
  const demo = parse(text) as { http: Record<string, unknown> };
  const settings = {
    ...demo,
    http: { ...demo.http, port: options.port, publicOrigin: originOf(options) },
    database: {
      host: parts.database.host,
      port: parts.database.port,
      name: DATABASE_NAME,
      roles: {
        app: { user: 'ruche_app', passwordFile: parts.secrets['database-app'].file },
        auth: { user: 'ruche_auth', passwordFile: parts.secrets['database-auth'].file },
        relay: { user: 'ruche_relay', passwordFile: parts.secrets['database-relay'].file },
        worker: { user: 'ruche_worker', passwordFile: parts.secrets['database-worker'].file },
        sync: { user: 'ruche_sync', passwordFile: parts.secrets['database-sync'].file },
        sequencer: { user: 'ruche_sequencer', passwordFile: parts.secrets['database-sequencer'].file },
        auditor: { user: 'ruche_auditor', passwordFile: parts.secrets['database-auditor'].file },
      },
    },
    directory: {
      ...DEMO_DIRECTORY_SETTINGS,
      url: parts.directory.url,
      bindPasswordFile: parts.secrets['directory-service'].file,
    },
    audit: {
      origin: DEMO_LOG,
      signingKeyFile: parts.auditKeys.signingKeyFile,
      checkpointFile: parts.auditKeys.checkpointFile,
      auditorKeyFile: parts.auditKeys.auditorKeyFile,
    },
    stream: { cursorKeyFile: parts.secrets['stream-cursor'].file },
  };
  const head = '# Written by "npm start" at each run: changes are lost.\n';
  writeFileSync(file, head + stringify(settings, { aliasDuplicateObjects: false }), { mode: 0o600 });
}

export function originOf({ port }: LaunchOptions): string {
  return `http://127.0.0.1:${port}`;
}
