import { isLocal } from './local-host.js';
import { SetupError } from './setup-error.js';

/** Where and as whom the administrator connects; never with what password. */
export interface AdminAddress {
  readonly user: string;
  /** Name, address, or the absolute folder of a socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** File of the authority that the server's certificate must come from; null = no TLS, on this machine only. */
  readonly caFile: string | null;
}

const KNOWN = ['host', 'sslmode', 'sslrootcert'];
const SHAPE = 'postgresql://USER@HOST:PORT/DATABASE?sslmode=verify-full&sslrootcert=FILE';

/**
 * Reads the administrator's connection string.
 * @param text a libpq URI; for a socket `postgresql://USER@/DATABASE?host=/FOLDER`.
 * @throws SetupError also when it holds a password, or would let one cross a network unverified.
 */
export function readAdminAddress(text: string): AdminAddress {
  const parsed =
    /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?(\[[^\]]*\]|[^@/?#:]*)(?::(\d{1,5}))?(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(
      text,
    );
  if (!parsed)
    throw new SetupError(`The administrator's connection string is not understood: write ${SHAPE}`);
  const [, user = '', name = '', port = '5432', database = '', query = ''] = parsed;
  if (user.includes(':'))
    throw new SetupError(
      "The administrator's connection string holds a password, which every user of this machine can read in the list of processes: take it out, change that password, and name a file with --admin-password-file.",
    );
  if (user === '')
    throw new SetupError(`The administrator's connection string names no user: write ${SHAPE}`);
  const options = new URLSearchParams(query);
  for (const key of options.keys()) {
    if (key === 'password')
      throw new SetupError('A password does not belong in the connection string: use --admin-password-file.');
    if (!KNOWN.includes(key))
      throw new SetupError(`The connection string holds "${key}"; only ${KNOWN.join(', ')} are understood.`);
  }
  const host = decoded(name.replace(/^\[|\]$/g, '')) || (options.get('host') ?? 'localhost');
  return {
    user: decoded(user),
    host,
    port: Number(port),
    database: decoded(database) || 'postgres',
    caFile: verifiedBy(host, options),
  };
}

/** On this machine TLS may be absent; everywhere else it must be there, and checked. */
function verifiedBy(host: string, options: URLSearchParams): string | null {
  const mode = options.get('sslmode');
  const file = options.get('sslrootcert');
  const local = isLocal(host);
  if (local && file === null && (mode === null || mode === 'disable')) return null;
  if (mode !== 'verify-full')
    throw new SetupError(
      local
        ? `sslmode=${mode ?? 'unset'} checks no certificate: write sslmode=verify-full, or leave TLS out on this machine.`
        : `${host} is another machine, and sslmode=${mode ?? 'unset'} would send the passwords of every role to whoever answers: write sslmode=verify-full&sslrootcert=FILE.`,
    );
  if (file === null)
    throw new SetupError(
      'sslmode=verify-full needs sslrootcert=FILE, the authority that signed the certificate (PEM).',
    );
  return file;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SetupError(`"${text}" in the connection string is wrongly percent-encoded.`);
  }
}
