import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { OpenUnit } from '#database';
import type { RequestFacts } from '../access.service.js';
import type { RequestContext } from '../request-context.js';

/** What the layers of a request leave for each other on the Fastify request. */
export interface RucheState extends RequestFacts {
  /** The raw session token; null without a session. Never logged. */
  token: string | null;
  /** Filled by the session guard; null on public routes. */
  ctx: RequestContext | null;
  /** The session guard opened it, the work of the route runs in it; null on public routes and on those without one. */
  unit: OpenUnit | null;
}

export type RucheRequest = FastifyRequest & { ruche: RucheState };

/** The caller of this request, for the first parameter of a controller's method. */
export const Ctx = createParamDecorator((_: unknown, execution: ExecutionContext): RequestContext => {
  const { ctx } = execution.switchToHttp().getRequest<RucheRequest>().ruche;
  if (!ctx) throw new Error('a public route has no caller');
  return ctx;
});
