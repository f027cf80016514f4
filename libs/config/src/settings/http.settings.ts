import { isIP } from 'node:net';
import { z } from 'zod';
import { filePath, port, words } from './text.js';

function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[^/?#@\\\s]+$/.test(text)) return false;
  return URL.canParse(text) && new URL(text).origin === text;
}

/** An address, or a range that does not hold every address. */
function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^[1-9][0-9]{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

const tls = z.strictObject({
  certFile: filePath.describe("The server's certificate chain, PEM."),
  keyFile: filePath.describe("The server's private key, PEM, readable by the service's user only."),
});

export const httpSettings = z.strictObject({
  host: words.describe('The address that the server listens on.'),
  port: port.describe('The TCP port that the server listens on.'),
  publicOrigin: z
    .string()
    .refine(isOrigin, 'an origin in lower case without path, such as https://ruche.example')
    .describe('The origin that people type in their browser; requests that come from another are refused.'),
  tls: tls
    .nullable()
    .describe('The certificate and key of the server itself, or null when a proxy ends TLS.'),
  behindTlsProxy: z
    .boolean()
    .describe(
      'True when a proxy on this network ends TLS in front of the server, and nothing else reaches it.',
    ),
  trustedProxies: z
    .array(z.string().refine(isAddressOrRange, 'an address or a range, such as 10.0.0.4 or 10.0.0.0/24'))
    .describe('The proxies whose word on the source address of a request is believed.'),
  bodyLimitBytes: z
    .int()
    .min(32_768, 'at least 32768')
    .max(16_777_216, 'at most 16777216')
    .describe('The largest request body that is accepted, in bytes.'),
});
