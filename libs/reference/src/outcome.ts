import { DomainError } from '#kernel';

/** How a change went, in the words of the database's functions. */
export type Outcome =
  'done' | 'absent' | 'refused' | 'archived' | 'changed' | 'label' | 'below' | 'field' | 'owner';

/** @throws DomainError for everything but 'done'. */
export function assertDone(outcome: Outcome | undefined): void {
  switch (outcome) {
    case 'done':
      return;
    case 'refused':
      throw new DomainError('forbidden', 'FORBIDDEN', 'only its owner and the animators may');
    case 'archived':
      throw new DomainError('conflict', 'REFERENCE_LIST_ARCHIVED', 'the list is archived');
    case 'changed':
      throw new DomainError('conflict', 'REFERENCE_ENTRY_CHANGED', 'the entry was changed in the meantime');
    case 'label':
      throw new DomainError('invalid', 'LABEL_REFUSED', 'this label cannot be used here');
    case 'below':
      throw new DomainError('invalid', 'LABEL_BELOW_LIST', 'the entry would be less protected than its list');
    case 'field':
      throw new DomainError('invalid', 'REFERENCE_FIELD_UNKNOWN', 'the list has no such field');
    case 'owner':
      throw new DomainError('invalid', 'REFERENCE_OWNER_REFUSED', 'this person cannot own the list');
    case 'absent':
    case undefined:
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
  }
}
