import { isAbsolute } from 'node:path';
import type { Settings } from '#config';
import { SetupError } from './setup-error.js';

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/i;

/** A socket's folder or this machine itself: nothing crosses a network. */
export function isLocal(host: string): boolean {
  return isAbsolute(host) || LOOPBACK.test(host);
}

/** What is read and written is as secret as the content: it crosses no network in clear. @throws SetupError */
export function requireVerifiedDatabase({ database }: Settings): void {
  if (database.tls !== null || isLocal(database.host)) return;
  throw new SetupError(
    `database.host is another machine (${database.host}) and database.tls is null: everything would cross the network in clear. Name the authority of its certificate in database.tls.caFile.`,
  );
}
