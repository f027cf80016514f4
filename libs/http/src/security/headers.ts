import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Settings } from '#config';
import { isSecure } from '../request/session-cookie.js';

/** Half a year, in seconds. */
const HSTS_SECONDS = 15_552_000;

/**
 * Directives of the content security policy. Without a nonce nothing at all may run or load: that is the policy of
 * every answer that is not the page.
 */
export function contentPolicy(nonce: string | null): Record<string, string[]> {
  const closed = {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
  };
  if (nonce === null) return closed;
  return {
    ...closed,
    'script-src': ["'self'", `'nonce-${nonce}'`],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
  };
}

export function contentPolicyHeader(nonce: string): string {
  return Object.entries(contentPolicy(nonce))
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/**
 * Helmet's headers on every answer, streams and problems included. They are the same for all: helmet is asked once, and
 * not by each request.
 */
export function addSecurityHeaders(fastify: FastifyInstance, settings: Settings): void {
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(null) },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isSecure(settings) && { maxAge: HSTS_SECONDS, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  const headers = headersSetBy(setHeaders);
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

/** What helmet would set on any answer: none of its settings here looks at the request. */
function headersSetBy(setHeaders: ReturnType<typeof helmet>): Readonly<Record<string, string>> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  setHeaders(answer.req, answer, (error) => {
    if (error !== undefined) throw error instanceof Error ? error : new Error('the headers cannot be made');
  });
  return Object.fromEntries(
    Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
}
