import { DomainError } from '#kernel';

/** How a change went, in the words of the database's functions. */
export type Outcome = 'done' | 'same' | 'absent' | 'deleted' | 'changed' | 'label' | 'below';

/** @throws DomainError for everything but 'done' and 'same' (it was so already). */
export function assertDone(outcome: Outcome | undefined): void {
  switch (outcome) {
    case 'done':
    case 'same':
      return;
    case 'changed':
      throw new DomainError('conflict', 'COMMENT_CHANGED', 'the comment was changed in the meantime');
    case 'deleted':
      throw new DomainError('conflict', 'COMMENT_DELETED', 'the comment was deleted');
    case 'label':
      throw new DomainError('invalid', 'LABEL_REFUSED', 'this label cannot be used here');
    case 'below':
      throw new DomainError('conflict', 'LABEL_BELOW_SOURCE', 'less protected than what it speaks of');
    case 'absent':
    case undefined:
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
  }
}
