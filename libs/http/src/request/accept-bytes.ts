import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Largest body of bytes: larger things come in pieces. */
const MOST_BYTES = 1_048_576;

/** The route takes bytes as they are (application/octet-stream), up to a mebibyte, beside nothing else. */
export const AcceptsBytes = (): MethodDecorator => RouteConfig({ acceptsBytes: true });

/** Bodies of bytes are read for the routes that say so, and are as unknown to all others as any other type. */
export function acceptBytes(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    (request, body, done) => {
      const { acceptsBytes } = request.routeOptions.config as { acceptsBytes?: boolean };
      if (acceptsBytes === true) done(null, body);
      else done(Object.assign(new Error('the body is not JSON'), { statusCode: 415 }));
    },
  );
}
