import { isIP, isIPv4 } from 'node:net';
import type { ConnectionOptions } from 'node:tls';

/** Where the directory listens, and how it proves that it is itself. */
export interface DirectoryEndpoint {
  readonly url: string;
  /** Undefined for plain LDAP on the loopback. */
  readonly tls: ConnectionOptions | undefined;
}

/**
 * @param ca PEM of the pinned authority: no other is trusted, the system's neither.
 * @throws Error on anything that would carry a password in clear outside this machine, or to an unproven server.
 */
export function directoryEndpoint(address: string, ca: string | null): DirectoryEndpoint {
  const url = new URL(address);
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!bare || !['', '/'].includes(url.pathname) || url.hostname === '') {
    throw new Error('The directory address holds a protocol, a host and a port, nothing else.');
  }
  const origin = `${url.protocol}//${url.host}`;
  if (url.protocol === 'ldap:') {
    if (!isLoopback(url.hostname)) throw new Error('ldap:// is for the loopback alone; use ldaps://.');
    return { url: origin, tls: undefined };
  }
  if (url.protocol !== 'ldaps:') throw new Error('The directory address starts with ldaps://.');
  if (ca === null)
    throw new Error('ldaps:// needs the file of the authority that the directory is proven by.');
  return { url: origin, tls: { ca, rejectUnauthorized: true, minVersion: 'TLSv1.2', ...sni(url.hostname) } };
}

/** RFC 6066 allows names only; for an address, Node checks the certificate against the address itself. */
function sni(hostname: string): { servername?: string } {
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { servername: hostname } : {};
}

function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost' || hostname === '[::1]') return true;
  return isIPv4(hostname) && hostname.startsWith('127.');
}
