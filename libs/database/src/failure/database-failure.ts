import { DomainError } from '#kernel';

/** SQLSTATE codes and error texts that mean "the database cannot serve now", not "the statement is wrong". */
const UNAVAILABLE_STATES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '08001',
  '08004',
]);
const UNAVAILABLE_ERRNO = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);
const UNAVAILABLE_TEXTS = [
  'Connection terminated',
  'terminating connection',
  'Client has encountered a connection error',
  'Connection ended unexpectedly',
];

/** A statement ran into its own limit, or waited too long for a lock or a connection. */
const OVERLOADED_STATES = new Set(['57014', '55P03', '25P03']);
const OVERLOADED_TEXTS = ['timeout exceeded when trying to connect', 'Query read timeout'];

/** Failures that definer functions raise on purpose (class RU is ours). */
const RAISED: ReadonlyMap<string, () => DomainError> = new Map([
  ['RU001', () => new DomainError('invalid', 'LABEL_REFUSED', 'this label cannot be used here')],
  [
    'RU002',
    () => new DomainError('conflict', 'LABEL_LIMIT_REACHED', 'the site has as many labels as it may have'),
  ],
  ['RU004', () => new DomainError('invalid', 'TALK_MEMBER_REFUSED', 'somebody in this talk cannot be in it')],
  ['RU003', () => new DomainError('invalid', 'LABEL_ABOVE_CEILING', 'this label is above the ceiling')],
  ['RU010', () => new DomainError('forbidden', 'FORBIDDEN', 'not allowed for this account')],
  [
    'RU011',
    () => new DomainError('forbidden', 'STEP_UP_REQUIRED', 'the password has to be given again first'),
  ],
  ['RU012', () => new DomainError('invalid', 'POLICY_INVALID', 'this is no valid policy here')],
  [
    'RU013',
    () => new DomainError('conflict', 'POLICY_VERSION_OLD', 'the version is not higher than the active one'),
  ],
  ['RU014', () => new DomainError('conflict', 'POLICY_PART_IN_USE', 'something that would go is in use')],
  ['RU015', () => new DomainError('not_found', 'NOT_FOUND', 'not found')],
  ['RU016', () => new DomainError('forbidden', 'POLICY_SECOND_PERSON', 'another person has to activate it')],
  ['RU017', () => new DomainError('conflict', 'POLICY_PROPOSAL_OVER', 'the proposal is over')],
  ['RU018', () => new DomainError('conflict', 'POLICY_PROPOSAL_CHANGED', 'the proposal is another one')],
  [
    'RU020',
    () => new DomainError('invalid', 'SPACE_MEMBER_REFUSED', 'somebody cannot be a member of this space'),
  ],
  ['RU021', () => new DomainError('conflict', 'SPACE_ARCHIVED', 'the space is archived')],
  ['RU022', () => new DomainError('conflict', 'SPACE_RULE_EMPTIES', 'nobody but the animators would remain')],
  ['RU023', () => new DomainError('conflict', 'SPACE_LAST_ANIMATOR', 'the last animator hands over first')],
  ['RU024', () => new DomainError('conflict', 'SPACE_CEILING_REFUSED', 'the ceiling cannot be this one')],
  ['RU025', () => new DomainError('conflict', 'SPACE_ENTRY_NOT_HIGHER', 'an entry label is only raised')],
  ['RU026', () => new DomainError('conflict', 'SPACE_REQUEST_ANSWERED', 'the request was answered')],
  ['RU027', () => new DomainError('conflict', 'SPACE_HAS_ANIMATOR', 'somebody animates the space')],
  ['RU028', () => new DomainError('invalid', 'SPACE_LABELS_DISORDERED', 'the labels are not in order')],
  ['RU050', () => new DomainError('conflict', 'JOB_ASKED', 'this is asked for already')],
  ['RU051', () => new DomainError('conflict', 'JOB_LIMIT_REACHED', 'too many jobs wait')],
  ['RU052', () => new DomainError('conflict', 'JOB_OVER', 'the job does not wait any more')],
  ['RU040', () => new DomainError('conflict', 'MESSAGE_WITHHELD', 'the message is withheld')],
  ['RU053', () => new DomainError('invalid', 'RETENTION_OUT_OF_BOUNDS', 'outside the bounds')],
  ['RU054', () => new DomainError('conflict', 'RETENTION_POLICY_CHANGED', 'another version is active')],
  ['RU055', () => new DomainError('conflict', 'HOLD_RELEASE_PENDING', 'a release waits already')],
  ['RU056', () => new DomainError('forbidden', 'HOLD_SECOND_PERSON', 'another person has to confirm it')],
  ['RU058', () => new DomainError('conflict', 'HOLD_RELEASE_OVER', 'no release waits')],
  ['RU059', () => new DomainError('conflict', 'HOLD_RELEASE_CHANGED', 'the request is another one')],
  ['RU029', () => new DomainError('conflict', 'SPACE_NOT_LAUNCHED', 'the launch was not written down')],
  ['RU060', () => new DomainError('conflict', 'IMPORT_TOO_MANY', 'too many imports of this person are open')],
  ['RU061', () => new DomainError('conflict', 'IMPORT_NOT_NOW', 'the import is at another point')],
  ['RU062', () => new DomainError('conflict', 'IMPORT_INCOMPLETE', 'pieces of the file are missing')],
  ['RU063', () => new DomainError('invalid', 'IMPORT_PERSON_REFUSED', 'somebody cannot be an author')],
  ['RU064', () => new DomainError('invalid', 'IMPORT_SPACE_REFUSED', 'messages cannot be written there')],
  ['RU065', () => new DomainError('invalid', 'IMPORT_PIECE_REFUSED', 'the file has no such piece')],
  ['RU066', () => new DomainError('conflict', 'IMPORT_NOTHING_MAPPED', 'no channel goes anywhere')],
  ['RU031', () => new DomainError('conflict', 'LABEL_BELOW_SOURCE', 'the label is below a source')],
  ['RU032', () => new DomainError('invalid', 'MESSAGE_SOURCE_REFUSED', 'there is no such source')],
]);

/**
 * Gives a database failure its name in the domain. What is not known here is handed back unchanged: it is a fault,
 * and the filter says nothing of it outside.
 */
export function asDomainError(error: unknown): unknown {
  if (!isError(error) || error instanceof DomainError) return error;
  const code = codeOf(error);
  const raised = RAISED.get(code)?.();
  if (raised) return raised;
  if (OVERLOADED_STATES.has(code) || includesAny(error.message, OVERLOADED_TEXTS))
    return new DomainError('unavailable', 'OVERLOADED', 'the database is too busy', { cause: error });
  if (
    UNAVAILABLE_STATES.has(code) ||
    UNAVAILABLE_ERRNO.has(code) ||
    includesAny(error.message, UNAVAILABLE_TEXTS)
  )
    return new DomainError('unavailable', 'DATABASE_UNAVAILABLE', 'the database cannot be reached', {
      cause: error,
    });
  return error;
}

/** Not `instanceof`: the errors of sockets may come from another realm than this code. */
function isError(error: unknown): error is Error {
  return error instanceof Error || Object.prototype.toString.call(error) === '[object Error]';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function includesAny(text: string, parts: readonly string[]): boolean {
  return parts.some((part) => text.includes(part));
}
