import type { FastifyInstance } from 'fastify';
import type { RucheRequest } from '#access';
import type { Settings } from '#config';
import { newId } from '#kernel';
import { languageOf } from './language.js';
import { sessionCookieName } from './session-cookie.js';

/** 256 bits in base64url. Anything else is no token, and never reaches the database. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** First hook of every request: its id, where it comes from, and the token that it brings. */
export function addRequestState(fastify: FastifyInstance, settings: Settings): void {
  const cookieName = sessionCookieName(settings);
  fastify.decorateRequest('ruche');
  fastify.addHook('onRequest', (request, reply, done) => {
    const cookie = request.cookies[cookieName];
    const requestId = newId();
    (request as RucheRequest).ruche = {
      requestId,
      sourceAddress: request.ip,
      language: languageOf(request.headers['accept-language']),
      token: cookie !== undefined && TOKEN.test(cookie) ? cookie : null,
      ctx: null,
      unit: null,
    };
    void reply.header('x-request-id', requestId);
    done();
  });
}
