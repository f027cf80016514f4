import { readFileSync } from 'node:fs';
import { request as askPlainly } from 'node:http';
import { request as askOverTls } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Settings } from '#config';
import type { Ask } from '../wait-until-ready.js';

/** `/readyz` itself gives the database and the directory 2 s before it says that they do not answer. */
const PATIENCE_MS = 5_000;

const EVERYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/** Where the launcher itself reaches the server that it starts. */
export function localOrigin({ http }: Settings): string {
  const host = EVERYWHERE[http.host] ?? (http.host.includes(':') ? `[${http.host}]` : http.host);
  return `${http.tls ? 'https' : 'http'}://${host}:${http.port}`;
}

/** Asks over TLS where the server ends it itself: only its own certificate is accepted, whatever name stands in it. */
export function askServer({ http }: Settings): Ask {
  const tls = http.tls
    ? {
        ca: readFileSync(http.tls.certFile),
        allowPartialTrustChain: true,
        checkServerIdentity: () => undefined,
      }
    : null;
  return (url) =>
    new Promise((resolve, reject) => {
      const options = { timeout: PATIENCE_MS, agent: false as const };
      const request = tls ? askOverTls(url, { ...options, ...tls }) : askPlainly(url, options);
      request.once('response', (answer) => {
        text(answer).then((body) => {
          resolve({ status: answer.statusCode ?? 0, text: body });
        }, reject);
      });
      request.once('timeout', () => request.destroy(new Error('no answer in time')));
      request.once('error', reject);
      request.end();
    });
}
