import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, PinoLogger } from 'nestjs-pino';
import type { Settings } from '#config';
import { createHttpApp } from '#http';
import { ApiModule } from './api.module.js';
import { apiDocument } from './document/api-document.js';
import { DocumentController } from './document/document.controller.js';
import { serveWeb } from './page/serve-web.js';
import { logRequests } from './request-log.js';

/**
 * The api, initialised but not listening yet.
 * @param webRoot folder of the built web application; without a page in it only the interface is served.
 * @param module another composition than the product's own: tests exchange single providers.
 */
export async function prepareApi(
  settings: Settings,
  webRoot: string,
  module: DynamicModule = ApiModule.register(settings),
): Promise<NestFastifyApplication> {
  const app = await createHttpApp(module, settings);
  app.useLogger(app.get(Logger));
  logRequests(app.getHttpAdapter().getInstance(), PinoLogger.root);
  await serveWeb(app, webRoot);
  await app.init();
  if (settings.mode !== 'production') app.get(DocumentController).use(() => apiDocument(app));
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
