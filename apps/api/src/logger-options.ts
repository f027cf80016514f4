import type { Params } from 'nestjs-pino';
import type { Settings } from '#config';

/**
 * One line a request: what, how long, which answer. No header, body or query: they hold tokens, passwords and
 * content. `logRequests` writes it: the library's own middleware stands before no route.
 */
export function loggerOptions(settings: Settings): Params {
  return {
    forRoutes: [],
    pinoHttp: {
      level: settings.log.level,
      // Beside the serializers below, in case a library logs a request by itself.
      redact: ['req.headers', 'res.headers'],
      serializers: {
        req: (request: { method: string; url: string }) => ({
          method: request.method,
          path: request.url.split('?')[0],
        }),
        err: shownError,
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  };
}

/**
 * What the log tells of an error: its kind, its words and where it was. The statement of a failed query, its
 * parameters and the server's detail ("Failing row contains …") are content.
 */
function shownError(logged: unknown): Record<string, unknown> {
  // pino-http serialises first and keeps the error itself as `raw`.
  const error = logged instanceof Error ? logged : (logged as { raw?: unknown } | null)?.raw;
  if (!(error instanceof Error)) return { type: typeof logged };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return {
    type: name,
    message,
    stack,
    ...code,
    ...(cause === undefined ? {} : { cause: shownError(cause) }),
  };
}
