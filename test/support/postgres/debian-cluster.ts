import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chownSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunAs } from '#database';
import { DEBIAN_POSTGRES } from './debian-binaries.js';

export interface ServerCertificate {
  readonly certificateFile: string;
  readonly keyFile: string;
}

export interface DebianCluster {
  readonly pgData: string;
  readonly password: string;
  readonly passwordFile: string;
}

/** Nobody is trusted, neither on the socket nor on the loopback. */
const HBA = 'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n';

/** The data folder of a throwaway cluster below `root`, in the unprivileged user's hands; one that is there is taken. */
export function makeDebianCluster(
  root: string,
  runAs: RunAs,
  superuser: string,
  certificate: ServerCertificate | null,
): DebianCluster {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const pgData = join(root, 'pgdata');
  const passwordFile = join(root, 'superuser-password');
  if (existsSync(pgData)) return { pgData, password: readFileSync(passwordFile, 'utf8'), passwordFile };
  const password = randomBytes(18).toString('base64url');
  const owned = (path: string): void => {
    if (runAs.user !== null) chownSync(path, runAs.user.uid, runAs.user.gid);
  };
  writeFileSync(passwordFile, password, { mode: 0o600 });
  owned(root);
  owned(passwordFile);
  const [program = '', ...args] = [
    ...runAs.prefix,
    DEBIAN_POSTGRES.initdb,
    ...['--pgdata', pgData, '--username', superuser, '--pwfile', passwordFile, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C.UTF-8', '--no-instructions', '--no-sync'],
  ];
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
  execFileSync(program, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'], ...runAs.user });
  writeFileSync(join(pgData, 'pg_hba.conf'), HBA);
  if (certificate !== null) {
    const files = [
      [certificate.certificateFile, 'server.crt'],
      [certificate.keyFile, 'server.key'],
    ] as const;
    for (const [from, name] of files) {
      copyFileSync(from, join(pgData, name));
      owned(join(pgData, name));
    }
  }
  return { pgData, password, passwordFile };
}
