import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { readSecret, type Settings } from '#config';
import type { Anchor } from './anchor.js';
import { FileAnchor } from './file/file-anchor.js';
import { SyslogAnchor } from './syslog/syslog-anchor.js';
import type { SyslogServer } from './syslog/syslog-connection.js';

type SyslogSettings = NonNullable<Settings['audit']['anchors']['syslog']>;

/** The anchors that the settings name. */
export function anchorsOf({ origin, anchors: { syslog, file } }: Settings['audit']): Anchor[] {
  const anchors: Anchor[] = [];
  if (syslog) {
    const options = { format: syslog.format, logName: origin, hostname: hostname() };
    // Read for each connection: a certificate that was renewed counts at once, one that is missing stops no start.
    anchors.push(new SyslogAnchor(() => serverOf(syslog), options));
  }
  if (file) anchors.push(new FileAnchor(file.logFile));
  return anchors;
}

/** @throws SecretFileError; Error when a certificate cannot be read. */
function serverOf({ host, port, serverName, caFile, certFile, keyFile }: SyslogSettings): SyslogServer {
  const ca = readFileSync(caFile, 'utf8');
  return { host, port, serverName, ca, cert: readFileSync(certFile, 'utf8'), key: readSecret(keyFile) };
}
