import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSecret, SecretFileError, type Settings } from '#config';
import type { LoginRole } from '#database';
import { SetupError } from './setup-error.js';

/** Files of secrets: those of the runtime roles stand where the settings say. */
export interface SecretFiles {
  readonly roles: Readonly<Record<LoginRole, string>>;
  readonly streamCursor: string;
}

/** @param ownerFile null = `database-owner` beside the password of the app role. */
export function secretFilesOf(settings: Settings, ownerFile: string | null): SecretFiles {
  const { app, auth, relay, worker, sync, sequencer, auditor } = settings.database.roles;
  return {
    roles: {
      ruche_owner: ownerFile ?? join(dirname(app.passwordFile), 'database-owner'),
      ruche_app: app.passwordFile,
      ruche_auth: auth.passwordFile,
      ruche_relay: relay.passwordFile,
      ruche_worker: worker.passwordFile,
      ruche_sync: sync.passwordFile,
      ruche_sequencer: sequencer.passwordFile,
      ruche_auditor: auditor.passwordFile,
    },
    streamCursor: settings.stream.cursorKeyFile,
  };
}

/**
 * Makes the files that are missing, each with 256 random bits, mode 0600; those that exist are taken as they are.
 * @returns the passwords, and which files were made.
 * @throws SetupError when a file cannot be made or used.
 */
export function prepareSecrets({ roles, streamCursor }: SecretFiles): {
  readonly passwords: Readonly<Record<LoginRole, string>>;
  readonly made: readonly string[];
} {
  const made: string[] = [];
  const prepare = (file: string, forService: boolean): string => {
    if (makeSecret(file, forService)) made.push(file);
    return useSecret(file);
  };
  const passwords = Object.fromEntries(
    Object.entries(roles).map(([role, file]) => [role, prepare(file, role !== 'ruche_owner')]),
  );
  prepare(streamCursor, true);
  return { passwords: passwords as Record<LoginRole, string>, made };
}

/** @param forService it goes to whom its folder belongs. @returns false when it was there already. */
export function makeSecret(
  file: string,
  forService: boolean,
  secret = randomBytes(32).toString('base64url'),
): boolean {
  const folder = dirname(file);
  try {
    makeFolder(folder);
    writeFileSync(file, `${secret}\n`, { flag: 'wx', mode: 0o600 });
    // Whatever the umask of the administrator is.
    chmodSync(file, 0o600);
    // Made by root, read by the service, whose folder it is; the owner's password stays root's own.
    const { uid, gid } = statSync(folder);
    if (forService && process.getuid?.() === 0) chownSync(file, uid, gid);
    return true;
  } catch (cause) {
    const { code = 'unknown reason' } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new SetupError(
      `The secret ${file} cannot be written (${code}): make its folder writable for this user, or name another one in the settings.`,
      { cause },
    );
  }
}

/** Node's own `recursive` hides the reason on a read-only disk, and never returns below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function useSecret(file: string): string {
  try {
    return readSecret(file);
  } catch (error) {
    if (!(error instanceof SecretFileError)) throw error;
    throw new SetupError(`The secret ${error.message}.`, { cause: error });
  }
}
