import { HttpException } from '@nestjs/common';
import type { Code, Problem } from '#contracts';
import { DomainError, type ErrorKind } from '#kernel';

/** One status for each kind of failure. */
export function statusOf(kind: ErrorKind): number {
  switch (kind) {
    case 'malformed':
      return 400;
    case 'unauthenticated':
      return 401;
    case 'forbidden':
      return 403;
    case 'not_found':
      return 404;
    case 'conflict':
      return 409;
    case 'too_large':
      return 413;
    case 'invalid':
      return 422;
    case 'throttled':
      return 429;
    case 'unavailable':
      return 503;
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** What frameworks below throw, in the words of the domain; null for a fault, of which nothing is said outside. */
export function expectedFailure(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  const status = error instanceof HttpException ? error.getStatus() : statusIn(error);
  const known = FRAMEWORK_FAILURES[status];
  return known ? new DomainError(known.kind, known.code, known.message, { cause: error }) : null;
}

const FRAMEWORK_FAILURES: Readonly<
  Record<number, { kind: ErrorKind; code: Code; message: string } | undefined>
> = {
  400: { kind: 'malformed', code: 'BODY_MALFORMED', message: 'the body cannot be read' },
  404: { kind: 'not_found', code: 'NOT_FOUND', message: 'there is no such object' },
  405: { kind: 'not_found', code: 'NOT_FOUND', message: 'there is no such object' },
  413: { kind: 'too_large', code: 'BODY_TOO_LARGE', message: 'the body is too large' },
  414: { kind: 'malformed', code: 'REQUEST_INVALID', message: 'the address is too long' },
  415: { kind: 'malformed', code: 'CONTENT_TYPE_UNSUPPORTED', message: 'the body is not JSON' },
};

function statusIn(error: unknown): number {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
}

export function problemOf(failure: DomainError | null, requestId: string): Problem {
  const status = failure ? statusOf(failure.kind) : 500;
  const details =
    failure && Object.keys(failure.details).length > 0 ? { details: { ...failure.details } } : {};
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    code: failure?.code ?? 'INTERNAL',
    requestId,
    ...details,
  };
}
