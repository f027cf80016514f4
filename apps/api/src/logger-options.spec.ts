import { describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import type { Logger } from 'pino';
import { pinoHttp, type Options } from 'pino-http';
import type { Settings } from '#config';
import { loggerOptions } from './logger-options.js';

describe('the technical log', () => {
  const lineOf = (write: (logger: Logger) => void): Record<string, Record<string, unknown>> => {
    const lines: string[] = [];
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    const options = loggerOptions({ log: { level: 'info' } } as Settings).pinoHttp as Options;
    write(pinoHttp(options, sink).logger);
    return JSON.parse(lines[0] ?? '{}') as Record<string, Record<string, unknown>>;
  };

  it('keeps everything of an unknown error', () => {
    const { err } = lineOf((logger) => logger.error({ err: new TypeError('boom') }, 'failed'));
    expect(err).toMatchObject({ type: 'TypeError', message: 'boom', stack: expect.stringContaining('at ') });
  });

  it('keeps no row of a failed statement', () => {
    const failed = Object.assign(new Error('null value'), {
      detail: 'Failing row contains (secret)',
      code: '23502',
    });
    const { err } = lineOf((logger) => logger.error({ err: failed }, 'failed'));
    expect(err).toMatchObject({ message: 'null value', code: '23502' });
    expect(JSON.stringify(err)).not.toContain('secret');
  });

  it('keeps nothing of a request but what and where', () => {
    const { req } = lineOf((logger) =>
      logger.info({
        req: {
          method: 'GET',
          url: '/api/v1/search?q=secret',
          headers: { cookie: 'ruche=token' },
          body: 'secret',
        },
      }),
    );
    expect(req).toEqual({ method: 'GET', path: '/api/v1/search' });
  });
});
