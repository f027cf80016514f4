import { DomainError } from '#kernel';

/** The directory gave no judgement: down, too slow, busy, untrusted, or set up wrongly. The cause is for the log. */
export function directoryUnavailable(cause: unknown): DomainError {
  return new DomainError('unavailable', 'DIRECTORY_UNAVAILABLE', 'The directory gave no answer.', { cause });
}
