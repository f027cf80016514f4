import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface ListedRoute {
  readonly method: string;
  /** With parameters as the router writes them, such as /api/v1/conversations/:id. */
  readonly url: string;
}

/** Hears every route that the router takes: nothing is served that is not in this list. */
@Injectable()
export class RouteList {
  readonly routes: ListedRoute[] = [];

  constructor({ httpAdapter }: HttpAdapterHost) {
    (httpAdapter as NestFastifyApplication['getHttpAdapter'] extends () => infer A ? A : never)
      .getInstance()
      .addHook('onRoute', ({ method, url }) => {
        for (const one of [method].flat()) this.routes.push({ method: one, url });
      });
  }
}
