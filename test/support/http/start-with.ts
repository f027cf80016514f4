import { Writable } from 'node:stream';
import type { Provider } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Settings } from '#config';
import { ApiModule } from '../../../apps/api/src/api.module.js';
import { loggerOptions } from '../../../apps/api/src/logger-options.js';
import { prepareApi } from '../../../apps/api/src/start-api.js';
import { TestApi } from '../site/test-api.js';
import { testSettings } from '../site/test-settings.js';
import type { TestSite } from '../site/test-site.js';
import { replaceProviders, type Replacements } from './replace-providers.js';
import { RouteList } from './route-list.js';

export interface StartOptions {
  readonly settings?: Partial<Settings>;
  readonly replace?: Replacements;
  readonly more?: readonly Provider[];
  /** Takes every line of the log, at the finest level; without it the log is silent. */
  readonly logLines?: string[];
  readonly webRoot?: string;
}

/** The real application with single parts exchanged, its routes written down, its log caught. */
export async function startWith(site: TestSite, options: StartOptions = {}): Promise<TestApi> {
  const settings = testSettings(site, options.settings);
  const composed = ApiModule.register(settings);
  const [, ...imports] = composed.imports ?? [];
  const module = replaceProviders(
    {
      ...composed,
      imports: [caughtLog(settings, options.logLines), ...imports],
      providers: [RouteList, ...(options.more ?? []), ...(composed.providers ?? [])],
    },
    options.replace ?? new Map(),
  );
  return TestApi.over(await prepareApi(settings, options.webRoot ?? '/nonexistent', module), site);
}

/** The product's own log settings, only finer and into memory. */
function caughtLog(settings: Settings, lines: string[] | undefined) {
  if (!lines) return LoggerModule.forRoot(loggerOptions(settings));
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  const { pinoHttp } = loggerOptions(settings);
  return LoggerModule.forRoot({ pinoHttp: [{ ...(pinoHttp as object), level: 'trace' }, sink] });
}
