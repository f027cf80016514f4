import { problemSchema, type Code } from '#contracts';

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
  ) {
    super(`${code} (${status})`);
  }

  static unreachable(): ApiError {
    return new ApiError('NETWORK_UNREACHABLE', 0, null, null);
  }

  /** An answer that is no problem document comes from something in front of the server, such as a proxy. */
  static from(response: Response, body: unknown): ApiError {
    const problem = problemSchema.safeParse(body);
    const code = problem.success ? problem.data.code : 'INTERNAL';
    const requestId = problem.success ? problem.data.requestId : null;
    return new ApiError(code, response.status, requestId, retryAfter(response.headers.get('retry-after')));
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
