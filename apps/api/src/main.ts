import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { loadSettings } from '#config';
import { prepareApi } from './start-api.js';

/** Beside the compiled api: dist/apps/api/src → dist/web. */
const WEB_ROOT = fileURLToPath(new URL('../../../web', import.meta.url));

try {
  const settings = loadSettings();
  const app = await prepareApi(settings, WEB_ROOT);
  await app.listen({ host: settings.http.host, port: settings.http.port });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
