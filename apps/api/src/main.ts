import 'reflect-metadata';
import { join } from 'node:path';
import { endWithError, installationRoot, loadSettings } from '#config';
import { prepareApi } from './start-api.js';

try {
  const settings = loadSettings();
  const app = await prepareApi(settings, join(installationRoot(), 'dist/web'));
  await app.listen({ host: settings.http.host, port: settings.http.port });
} catch (error) {
  endWithError(error);
}
