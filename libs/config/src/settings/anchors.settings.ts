import { z } from 'zod';
import { filePath, port, words } from './text.js';

const syslog = z.strictObject({
  host: words.describe('The machine of the collector of syslog messages.'),
  port: port.min(1, 'at least 1').describe('Its port for syslog over TLS, 6514 as a rule.'),
  serverName: words.describe('The name that the certificate of the collector has to be for.'),
  caFile: filePath.describe(
    "The authority that signed the collector's certificate, PEM; no other is trusted.",
  ),
  certFile: filePath.describe('The certificate that the sequencer shows to the collector, PEM.'),
  keyFile: filePath.describe('The key of that certificate; only the user of the sequencer may read it.'),
  format: z
    .enum(['ocsf', 'cef'])
    .describe('How a message tells an event: OCSF JSON, or a line of the Common Event Format.'),
});

const file = z.strictObject({
  logFile: filePath.describe(
    'The file that each sealed record is appended to, on a share that keeps what was written.',
  ),
});

export const anchorsSettings = z.strictObject({
  syslog: syslog.nullable().describe('A collector of syslog messages over TLS, such as a SIEM; null: none.'),
  file: file.nullable().describe('A file that is only appended to; null: none.'),
});
