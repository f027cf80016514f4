/** What went wrong, in the words of the domain; `libs/http` alone knows the status that each becomes. */
export type ErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'invalid'
  | 'throttled'
  | 'unavailable';

export interface DomainErrorOptions {
  /** Safe to show: never content, never the name of something that the caller may not see. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
  /** Its audit record is written already, by who knew more than the filter does. */
  readonly recorded?: boolean;
}

/** An expected failure. Anything else that is thrown is a fault, and says nothing outside. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly details: Readonly<Record<string, unknown>>;
  readonly recorded: boolean;

  constructor(
    readonly kind: ErrorKind,
    /** Upper snake case, known to the message catalogues of the screens. */
    readonly code: string,
    message: string,
    options: DomainErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.details = options.details ?? {};
    this.recorded = options.recorded ?? false;
  }
}
