import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditService } from '#audit';
import { contentPolicyHeader } from '#http';

const NONCE_PLACEHOLDER = /__CSP_NONCE__/g;

/** Assets carry a digest in their names: they never change. */
const ASSET_CACHE = 'public, max-age=31536000, immutable';

/**
 * Serves the web application: assets as they are, and the one page at every other address, with a fresh nonce each
 * time. Nest keeps the not-found handler for itself, hence a route of its own.
 */
export async function serveWeb(app: NestFastifyApplication, webRoot: string): Promise<void> {
  const pageFile = join(webRoot, 'index.html');
  if (!existsSync(pageFile)) return;
  const audit = app.get(AuditService);
  const page = readFileSync(pageFile, 'utf8');
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root: join(webRoot, 'assets'),
    prefix: '/assets/',
    cacheControl: false,
    setHeaders: (reply) => {
      void reply.header('cache-control', ASSET_CACHE);
    },
  });
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (isApi(request.url)) {
      reply.callNotFound();
      return reply;
    }
    audit.countReads('page.served', 1);
    const nonce = randomBytes(18).toString('base64');
    return reply
      .header('content-security-policy', contentPolicyHeader(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replace(NONCE_PLACEHOLDER, nonce));
  });
}

/** Unknown addresses of the interface are answered as problems, never with the page. */
function isApi(url: string): boolean {
  return url === '/api' || url.startsWith('/api/') || url.startsWith('/api?');
}
