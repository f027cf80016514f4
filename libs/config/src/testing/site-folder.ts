import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { inspectSettings, type Inspection } from '../inspect-settings.js';
import { mergeMaps } from '../layers/merge.js';
import type { RawMap } from '../layers/raw.js';

/** What a site must add to the defaults, complete and allowed in production. */
export const SITE: RawMap = {
  site: { name: 'Test', ceilingLevel: 'S' },
  http: { publicOrigin: 'https://ruche.example', behindTlsProxy: true },
  directory: {
    url: 'ldaps://directory.example:636',
    caFile: 'ca.crt',
    bindDn: 'cn=ruche,dc=example,dc=org',
    decoyDn: 'cn=nobody,dc=example,dc=org',
    people: { base: 'ou=people,dc=example,dc=org' },
    groups: { base: 'ou=groups,dc=example,dc=org' },
    mapping: { clearance: [{ policy: 'FR', level: 'NP', when: { always: true } }] },
  },
};

/** A folder of its own with settings files; `remove` it after the test. */
export class SiteFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'ruche-config-'));

  write(name: string, content: RawMap | string, mode = 0o600): string {
    const file = join(this.path, name);
    writeFileSync(file, typeof content === 'string' ? content : stringify(content));
    // Not as an option of writing: the umask of whoever runs the tests would change it.
    chmodSync(file, mode);
    return file;
  }

  /** Judges the site's settings with a change laid over them. */
  inspect(change: RawMap = {}, env: NodeJS.ProcessEnv = {}): Inspection {
    return inspectSettings({ files: [this.write('site.yaml', mergeMaps(SITE, change))], env });
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
