import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How to start a program that refuses to run as root. */
export interface RunAs {
  /** Goes before the program's own command line. */
  readonly prefix: readonly string[];
  /** Null: the files stay with the present user. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

export const POSTGRES_USER = 'ruche-postgres';

/**
 * PostgreSQL refuses to run as root. First choice: a user namespace in which root carries another number; the
 * files stay root's own. Where that is forbidden: a system user, made once.
 */
export function chooseRunAs(isRoot = process.getuid?.() === 0, namespace = namespacePrefix): RunAs {
  if (!isRoot) return { prefix: [], user: null };
  const prefix = namespace();
  return prefix === null ? { prefix: [], user: systemUser() } : { prefix, user: null };
}

/** @returns null when this machine forbids user namespaces. */
function namespacePrefix(): string[] | null {
  // initdb looks its user up, so the number inside must be one that the machine knows. 65534 is what every
  // unmapped owner reads as, and would blunt PostgreSQL's check of who owns the data folder.
  const uid = passwdEntries().find((entry) => entry.uid !== 0 && entry.uid !== 65_534)?.uid;
  if (uid === undefined) return null;
  const prefix = ['unshare', '--user', `--map-user=${String(uid)}`, `--map-group=${String(uid)}`];
  const probe = spawnSync('unshare', [...prefix.slice(1), 'true'], { stdio: 'ignore' });
  return probe.status === 0 ? prefix : null;
}

function systemUser(): { uid: number; gid: number } {
  const known = passwdEntries().find((entry) => entry.name === POSTGRES_USER);
  if (known) return known;
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  spawnSync('useradd', [...options, POSTGRES_USER], { stdio: 'ignore' });
  const made = passwdEntries().find((entry) => entry.name === POSTGRES_USER);
  if (made) return made;
  throw new Error(
    `PostgreSQL refuses to run as root, and the user "${POSTGRES_USER}" could not be made: run this as an ordinary user.`,
  );
}

function passwdEntries(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
