import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_DIRECTORY_SETTINGS, readPeopleFile, type DirectorySettings } from '#auth';
import { installationRoot } from '#config';
import { makeCertificates } from './certificates.js';
import { runTool } from './run-tool.js';
import { slapdConfig } from './slapd-config.js';
import { slapdContent } from './slapd-content.js';
import { runSlapd } from './slapd-process.js';
import { ssha } from './ssha.js';

export interface Slapd {
  /** `ldaps://localhost:PORT` */
  readonly url: string;
  readonly caFile: string;
  /** With 2 s of patience. */
  readonly settings: DirectorySettings;
  readonly decoyPassword: string;
  /** For entries of the people file and for any other DN. */
  setPassword(dn: string, password: string): Promise<void>;
  /** LDIF with changetypes, as the administrator, operational attributes allowed. */
  modify(ldif: string): Promise<void>;
  /** The same on entries that refer elsewhere. */
  manage(ldif: string): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Freezes it: connections open, nothing answers. */
  pause(): void;
  resume(): void;
}

const PEOPLE_FILE = join(installationRoot(), 'config/demo/people.yaml');

/** Whether Debian's slapd and ldap-utils are installed; openssl comes with them. */
export function slapdAvailable(): boolean {
  try {
    for (const tool of ['/usr/sbin/slapd', '/usr/sbin/slapadd', '/usr/bin/ldapmodify', '/usr/bin/openssl'])
      accessSync(tool, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface SlapdOptions {
  /** LDIF of everything below the suffix, loaded before the server starts; absent: the people of the demo. */
  readonly content?: (people: string, passwords: { readonly service: string }) => string;
  readonly unlimited?: boolean;
  /** Another tree than the demo's; the service account is `cn=ruche` right below it. Only with `content`. */
  readonly suffix?: string;
}

/** A real slapd, in a folder of its own that goes with it. About one second. */
export async function startSlapd(options: SlapdOptions = {}): Promise<Slapd> {
  const folder = mkdtempSync(join(tmpdir(), 'slapd-'));
  try {
    return await start(folder, options);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function start(
  folder: string,
  { content: offline, unlimited = true, suffix }: SlapdOptions,
): Promise<Slapd> {
  const [service, decoy, admin] = [1, 2, 3].map(() => randomBytes(18).toString('base64url')) as [
    string,
    string,
    string,
  ];
  const file = readPeopleFile(PEOPLE_FILE);
  const base = suffix ?? file.base;
  const adminDn = `cn=admin,${base}`;
  const certificates = await makeCertificates(folder);
  for (const name of ['config', 'data']) mkdirSync(join(folder, name));
  const secret = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const adminFile = secret('admin.secret', admin);
  const bindPasswordFile = secret('service.secret', service);
  const bindDn = suffix === undefined ? DEMO_DIRECTORY_SETTINGS.bindDn : `cn=ruche,${suffix}`;
  const config = slapdConfig({
    ...{ folder, certificates, suffix: base, adminDn, adminPassword: admin, serviceDn: bindDn, unlimited },
  });
  await runTool('/usr/sbin/slapadd', ['-n', '0', '-F', join(folder, 'config')], config);
  const content = slapdContent(file, { service, decoy });
  if (offline) {
    const ldif = offline(content.people, { service });
    await runTool('/usr/sbin/slapadd', ['-q', '-n', '1', '-F', join(folder, 'config')], ldif);
  }
  const slapd = await runSlapd(folder);
  const change = async (ldif: string, ...extra: string[]): Promise<void> => {
    const args = ['-x', '-H', slapd.socketUrl, '-D', adminDn, '-y', adminFile, '-e', '!relax', ...extra];
    await runTool('/usr/bin/ldapmodify', args, ldif);
  };
  const url = `ldaps://localhost:${slapd.port}`;
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    await slapd.end(signal);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (!offline) {
      await change(content.people, '-a');
      await change(content.groups, '-a');
    }
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  return {
    url,
    caFile: certificates.caFile,
    settings: {
      ...DEMO_DIRECTORY_SETTINGS,
      bindDn,
      url,
      caFile: certificates.caFile,
      bindPasswordFile,
      timeoutSeconds: 10,
    },
    decoyPassword: decoy,
    setPassword: (dn, password) =>
      change(`dn: ${dn}\nchangetype: modify\nreplace: userPassword\nuserPassword: ${ssha(password)}\n`),
    modify: (ldif) => change(ldif),
    manage: (ldif) => change(ldif, '-M'),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    pause: () => slapd.freeze(),
    resume: () => slapd.thaw(),
  };
}
