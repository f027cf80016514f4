import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LdapDirectory, type DirectorySettings } from '#auth';
import { makeCertificates } from '../../support/slapd/certificates.js';
import { startSlapd, type Slapd } from '../../support/slapd/start-slapd.js';
import { describeWithSlapd } from './describe-with-slapd.js';
import { FRENCH_POLICY } from './french-policy.js';
import { openTcpSockets } from './open-tcp-sockets.js';

const UNAVAILABLE = { kind: 'unavailable', code: 'DIRECTORY_UNAVAILABLE' };
const PASSWORD = 'ruche-demo';

describeWithSlapd('a directory that gives no judgement', () => {
  let slapd: Slapd;
  let folder: string;
  const changed = (change: Partial<DirectorySettings>): LdapDirectory =>
    new LdapDirectory({ ...slapd.settings, ...change }, () => FRENCH_POLICY);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'directory-'));
    slapd = await startSlapd();
  });
  afterAll(async () => {
    await slapd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not believed when another authority signed its certificate', async () => {
    const { caFile } = await makeCertificates(folder);
    await expect(changed({ caFile }).authenticate('np', PASSWORD)).rejects.toMatchObject(UNAVAILABLE);
    // Control: the same steps with the right authority.
    await expect(changed({}).authenticate('np', PASSWORD)).resolves.not.toBeNull();
  });

  it('is not believed under a name that its certificate does not hold', async () => {
    const { port } = new URL(slapd.url);
    const elsewhere = changed({ url: `ldaps://127.0.0.2:${port}` });
    await expect(elsewhere.authenticate('np', PASSWORD)).rejects.toMatchObject(UNAVAILABLE);
    await expect(changed({ url: `ldaps://127.0.0.1:${port}` }).ping()).resolves.toBeUndefined();
  });

  it('is unavailable, for known and unknown names alike, when the service account is refused', async () => {
    const bindPasswordFile = join(folder, 'stale.secret');
    writeFileSync(bindPasswordFile, 'stale', { mode: 0o600 });
    const directory = changed({ bindPasswordFile });
    await expect(directory.ping()).rejects.toMatchObject(UNAVAILABLE);
    await expect(directory.authenticate('np', PASSWORD)).rejects.toMatchObject(UNAVAILABLE);
    await expect(directory.authenticate('nobody', PASSWORD)).rejects.toMatchObject(UNAVAILABLE);
  });

  it('is unavailable without its decoy: unknown names would answer sooner', async () => {
    const directory = changed({ decoyDn: 'cn=gone,ou=people,dc=helianthe,dc=example' });
    await expect(directory.ping()).rejects.toMatchObject(UNAVAILABLE);
    await expect(directory.authenticate('np', PASSWORD)).rejects.toMatchObject(UNAVAILABLE);
    await expect(directory.authenticate('nobody', PASSWORD)).rejects.toMatchObject(UNAVAILABLE);
  });

  it('is unavailable within the time set while it hangs, leaves no socket, and comes back', async () => {
    const directory = changed({ timeoutSeconds: 1 });
    await directory.ping();
    const before = openTcpSockets();
    slapd.pause();
    try {
      const start = performance.now();
      const asked = ['np', 'nobody', ''].map((name) => directory.authenticate(name, PASSWORD));
      for (const outcome of await Promise.allSettled([...asked, directory.ping()]))
        expect(outcome).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });
      expect(performance.now() - start).toBeLessThan(1500);
    } finally {
      slapd.resume();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(openTcpSockets()).toBeLessThanOrEqual(before);
    await expect(directory.authenticate('np', PASSWORD)).resolves.not.toBeNull();
  });

  it('is unavailable once it is gone', async () => {
    const second = await startSlapd();
    const directory = new LdapDirectory(second.settings, () => FRENCH_POLICY);
    await expect(directory.authenticate('np', PASSWORD)).resolves.not.toBeNull();
    await second.kill();
    await expect(directory.authenticate('np', PASSWORD)).rejects.toMatchObject(UNAVAILABLE);
    await expect(directory.authenticate('nobody', '')).rejects.toMatchObject(UNAVAILABLE);
  });
});
