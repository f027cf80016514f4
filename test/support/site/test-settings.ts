import { DEMO_DIRECTORY_SETTINGS } from '#auth';
import type { Settings } from '#config';
import { auditSettings } from './audit-keys.js';
import type { TestCluster } from './test-cluster.js';
import { POLICY_FILE, RULES_FILE, secretFile, type TestSite } from './test-site.js';

/** What settings need to know of a site. */
export type SettledSite = Pick<TestSite, 'cluster' | 'database'>;

/** Settings of an api over this site. The directory is nowhere: tests that sign in through one bring their own. */
export function testSettings(site: SettledSite, changes: Partial<Settings> = {}): Settings {
  return { ...settingsFor(site.cluster, site.database), ...changes };
}

/** The same for a database that is no test site. */
export function settingsFor(cluster: TestCluster, database: string): Settings {
  const role = (name: keyof typeof cluster.secretFiles) => ({
    user: name,
    passwordFile: cluster.secretFiles[name],
  });
  return {
    mode: 'test',
    site: {
      name: 'Ruche — essais',
      mainPolicy: 'FR',
      ceilingLevel: 'S',
      policyFiles: [POLICY_FILE],
      rulesFile: RULES_FILE,
      banner: { fr: 'Avis', en: 'Notice', de: 'Hinweis' },
    },
    http: {
      host: '127.0.0.1',
      port: 0,
      publicOrigin: 'http://127.0.0.1:3000',
      tls: null,
      behindTlsProxy: false,
      trustedProxies: [],
      bodyLimitBytes: 65_536,
    },
    database: {
      host: cluster.host,
      port: cluster.port,
      name: database,
      tls: null,
      poolSize: 4,
      authPoolSize: 2,
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
      url: 'ldap://127.0.0.1:1',
      caFile: null,
      bindPasswordFile: secretFile(cluster, 'directory-service', 'unused'),
      timeoutSeconds: 2,
    },
    audit: auditSettings(cluster),
    session: { idleMinutes: 15, absoluteHours: 8 },
    signIn: { firstDelaySeconds: 1, longestDelaySeconds: 60, failuresPerSourcePerMinute: 30 },
    stream: { cursorKeyFile: secretFile(cluster, 'stream-cursor', 'a key of the tests alone') },
    imports: { largestFileMegabytes: 64 },
    messaging: { acknowledgement: { remindMinutes: 240 }, copyBlock: 'none' },
    log: { level: 'fatal' },
  };
}
