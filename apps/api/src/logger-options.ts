import type { Params } from 'nestjs-pino';
import type { RucheState } from '#access';
import type { Settings } from '#config';

/**
 * One line a request: what, how long, which answer. No header, body or query: they hold tokens, passwords and
 * content.
 */
export function loggerOptions(settings: Settings): Params {
  return {
    pinoHttp: {
      level: settings.log.level,
      redact: ['req.headers', 'res.headers', '*.password', '*.token'],
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      // Requests that are refused before our first hook have none.
      genReqId: (request) => (request as { ruche?: RucheState }).ruche?.requestId ?? '',
    },
  };
}
