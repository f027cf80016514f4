import type { Code, Problem } from '#contracts';

/** Besides the server's codes: the request never got an answer. */
export type ClientCode = 'NETWORK_UNREACHABLE';

/** What a failed request says. `code` is the key of its text; a code that no catalogue knows gets a general one. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: Code | ClientCode | (string & {}),
    /** 0 when there was no answer. */
    readonly status: number,
    /** Finds the request in the server's log; null when there was no answer or it was not ours. */
    readonly requestId: string | null,
    /** From Retry-After; null when the server said nothing. */
    readonly retryAfterSeconds: number | null,
    /** What the server says besides, such as `current` of a conflict; untrusted in shape. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code} (${status})`);
  }

  static unreachable(): ApiError {
    return new ApiError('NETWORK_UNREACHABLE', 0, null, null);
  }

  /** An answer that is no problem document comes from something in front of the server, such as a proxy. */
  static from(response: Response, body: unknown): ApiError {
    const wait = retryAfter(response.headers.get('retry-after'));
    if (!isProblem(body)) return new ApiError('INTERNAL', response.status, null, wait);
    return new ApiError(body.code, response.status, body.requestId, wait, body.details);
  }

  /** Whether the same request may succeed a little later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Only the form in seconds (RFC 9110, 10.2.3): the server sends no dates. */
function retryAfter(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header) ? Number(header) : null;
}

/** A problem document of ours (RFC 9457), as far as it is read here. */
function isProblem(body: unknown): body is Pick<Problem, 'code' | 'requestId' | 'details'> {
  if (typeof body !== 'object' || body === null || !('type' in body) || body.type !== 'about:blank')
    return false;
  if (!('code' in body && typeof body.code === 'string')) return false;
  if (!('requestId' in body && typeof body.requestId === 'string')) return false;
  return !('details' in body) || (typeof body.details === 'object' && body.details !== null);
}
