import { ResultCodeError } from 'ldapts';

/** Why a run changed nothing, for the operator. Texts stand in the catalogues of the screens. */
export type SyncFailureReason =
  | 'DIRECTORY_UNAVAILABLE'
  | 'DIRECTORY_REFERRAL'
  | 'DIRECTORY_LIMIT'
  | 'DIRECTORY_EMPTY'
  | 'DIRECTORY_INCOMPLETE'
  | 'OVERTAKEN'
  | 'HASH_CHANGED'
  | 'NOTHING_TO_UNDO'
  | 'INTERNAL';

/** What the directory gave cannot be acted on: nothing is changed. */
export class SyncFailure extends Error {
  constructor(
    readonly reason: SyncFailureReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Results (RFC 4511, 4.1.9): timeLimitExceeded, sizeLimitExceeded, adminLimitExceeded. */
const LIMITS = new Set([3, 4, 11]);
const REFERRAL = 10;

/** What went wrong while the directory was read. */
export function readFailure(error: unknown): SyncFailure {
  if (error instanceof SyncFailure) return error;
  const code = error instanceof ResultCodeError ? error.code : null;
  const said = error instanceof Error ? error.message : String(error);
  if (code === REFERRAL)
    return new SyncFailure('DIRECTORY_REFERRAL', `The directory refers elsewhere: ${said}`, { cause: error });
  if (code !== null && LIMITS.has(code))
    return new SyncFailure('DIRECTORY_LIMIT', `The directory gave only a part: ${said}`, { cause: error });
  return new SyncFailure('DIRECTORY_UNAVAILABLE', `The directory cannot be read: ${said}`, { cause: error });
}
