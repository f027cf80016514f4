// The real directory, browser, collector of syslog and older PostgreSQL that some tests run against. Installed only as root, only when
// missing; elsewhere those tests say aloud that they are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const PACKAGES = [
  'slapd',
  'ldap-utils',
  'chromium',
  'postgresql-15',
  'openssl',
  'iproute2',
  'rsyslog',
  'rsyslog-gnutls',
];
const POLICY = '/usr/sbin/policy-rc.d';

/** @returns the packages that are still missing afterwards. */
export function installDebianPackages() {
  const wanted = missingPackages();
  if (wanted.length === 0) return [];
  const possible = process.getuid() === 0 && existsSync('/usr/bin/apt-get');
  if (possible) withoutStartingServices(() => install(wanted));
  return missingPackages();
}

function missingPackages() {
  return PACKAGES.filter((name) => {
    const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
    return !(stdout ?? '').includes('ok installed');
  });
}

function install(names) {
  const apt = (...args) =>
    spawnSync('apt-get', ['-q', '-y', ...args], {
      stdio: ['ignore', process.stderr, process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const options = ['install', '--no-install-recommends', ...names];
  return apt(...options) || (apt('update') && apt(...options));
}

/** The tests start their own directory and database; the machine's must stay down (policy-rc.d(8), code 101). */
function withoutStartingServices(action) {
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    action();
  } finally {
    if (ours) rmSync(POLICY);
  }
}
