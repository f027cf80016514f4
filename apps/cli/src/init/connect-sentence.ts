import { isAbsolute } from 'node:path';
import { LOGIN_ROLES } from '#database';

export interface Target {
  readonly user: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

/** Node's codes for a certificate that proves nothing. */
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
]);

/** Why no connection was had, as a sentence with what to do; null for what is no failure of connecting. */
export function connectSentence(error: unknown, target: Target): string | null {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const { user, host, port, database } = target;
  const server = `PostgreSQL at ${host}, port ${port},`;
  if (UNTRUSTED.has(code))
    return `${server} shows a certificate that the given authority did not sign (${code}): give the file of the authority that did, or find out who answers there.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `${server} shows a certificate for another name: use the name that stands in it.`;
  if (code === 'CERT_HAS_EXPIRED') return `${server} shows a certificate that has expired: renew it.`;
  if (/does not support SSL/.test(message)) return `${server} offers no TLS: set ssl = on there.`;
  if (code === '28P01') return `${server} refuses the password of ${user}.`;
  if (code === '28000')
    return `${server} does not let ${user} in (${message}). A line of its pg_hba.conf must, such as: ${hbaLine(target, message)}. Then let the server read it: SELECT pg_reload_conf().`;
  if (/password must be a (non-empty )?string/.test(message))
    return `${server} asks for a password of ${user}: name its file with --admin-password-file, or set PGPASSWORD.`;
  if (code === '3D000') return `${server} has no database ${database}.`;
  if (code === '53300') return `${server} has no connection left.`;
  if (code === '57P03') return `${server} is starting or stopping: try again.`;
  if (/^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|ENOENT|EACCES)/.test(code) || /timeout/i.test(message))
    return `${server} does not answer (${code || message}): is it running, and may this machine reach it?`;
  return null;
}

/** For one of our roles the line lets all of them in: the next would be refused otherwise. */
function hbaLine({ user, host, database }: Target, message: string): string {
  const users = LOGIN_ROLES.some((role) => role === user) ? LOGIN_ROLES.join(',') : user;
  if (isAbsolute(host)) return `local ${database} ${users} scram-sha-256`;
  const type = message.includes('SSL encryption') ? 'hostssl' : 'host';
  return `${type} ${database} ${users} <address of this machine> scram-sha-256`;
}
