import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Settings } from '#config';
import { DomainError } from '#kernel';

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change of state comes from our own pages only: it carries a header that a foreign form cannot send, and what the
 * browser says of its origin must be ours. Reading changes nothing and is let through.
 */
export function requireSameOrigin(fastify: FastifyInstance, settings: Settings): void {
  const own = new URL(settings.http.publicOrigin).origin;
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(READING_METHODS.has(request.method) ? undefined : (refusal(request, own) ?? undefined));
  });
}

function refusal(request: FastifyRequest, own: string): DomainError | null {
  if (request.headers['x-ruche-request'] !== '1')
    return new DomainError('forbidden', 'REQUEST_HEADER_MISSING', 'the header X-Ruche-Request: 1 is missing');
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = (origin !== undefined && origin !== own) || (site !== undefined && site !== 'same-origin');
  return foreign
    ? new DomainError('forbidden', 'ORIGIN_REFUSED', 'this request comes from another origin')
    : null;
}
