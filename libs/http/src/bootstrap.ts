import cookie from '@fastify/cookie';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import type { Settings } from '#config';
import { ProblemFilter } from './problem/problem.filter.js';
import { acceptBytes } from './request/accept-bytes.js';
import { addRequestState } from './request/request-state.js';
import { answerBrokenRequest } from './request/broken-request.js';
import { MAX_PARAM_LENGTH, servableAddress } from './request/servable-address.js';
import { addSecurityHeaders } from './security/headers.js';
import { requireSameOrigin } from './security/same-origin.js';
import { validationPipe } from './validation.js';

/** Everything of the interface lies under it. */
export const API_PREFIX = 'api/v1';

/**
 * The application as it is served and as it is tested: the same hooks, guards, limits and filter in both.
 * The guards and the interceptor are global providers of the app's module.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  settings: Settings,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: settings.http.bodyLimitBytes,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    trustProxy: settings.http.trustedProxies.length > 0 ? settings.http.trustedProxies : false,
    rewriteUrl: ({ url = '/' }) => servableAddress(url),
    clientErrorHandler: answerBrokenRequest,
    // Open streams would otherwise keep a stopping server alive for ever.
    forceCloseConnections: true,
    requestTimeout: 30_000,
    ...tlsOptions(settings),
  });
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's own type of options is a class without behaviour
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bufferLogs: true,
    // Nest would also read forms, which other sites can send; Fastify's own reader of JSON stays.
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  acceptBytes(fastify);
  addSecurityHeaders(fastify, settings);
  await app.register(cookie);
  addRequestState(fastify, settings);
  requireSameOrigin(fastify, settings);
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
  app.setGlobalPrefix(API_PREFIX, { exclude: ['healthz', 'readyz', 'api/openapi.json'] });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(app.get(ProblemFilter));
  app.enableShutdownHooks();
  return app;
}

function tlsOptions({ http }: Settings): { https?: { cert: Buffer; key: Buffer; minVersion: 'TLSv1.3' } } {
  if (!http.tls) return {};
  return {
    https: {
      cert: readFileSync(http.tls.certFile),
      key: readFileSync(http.tls.keyFile),
      minVersion: 'TLSv1.3',
    },
  };
}
