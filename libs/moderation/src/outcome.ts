import { DomainError } from '#kernel';

/** How an act went, in the words of the database's functions. */
export type Outcome =
  | 'done'
  | 'absent'
  | 'refused'
  | 'withheld'
  | 'spill only'
  | 'again'
  | 'own'
  | 'over'
  | 'other'
  | 'changed'
  | 'pending'
  | 'none'
  | 'second';

/** @throws DomainError for everything but 'done'. */
export function assertDone(outcome: Outcome | undefined): void {
  switch (outcome) {
    case 'done':
      return;
    case 'refused':
      throw new DomainError('forbidden', 'FORBIDDEN', 'only its author, or who animates the space, may');
    case 'withheld':
      throw new DomainError('conflict', 'MESSAGE_WITHHELD', 'the message is withheld');
    case 'spill only':
      throw new DomainError('conflict', 'REPORT_WITHOUT_ANIMATOR', 'nobody moderates in a talk');
    case 'again':
      throw new DomainError('conflict', 'MODERATION_ALREADY_ASKED', 'this was asked for already');
    case 'own':
      throw new DomainError('forbidden', 'MODERATION_OWN_MESSAGE', 'another animator decides over it');
    case 'over':
      throw new DomainError('conflict', 'MODERATION_OVER', 'this was decided already');
    case 'other':
      throw new DomainError(
        'forbidden',
        'MODERATION_OTHER_ANIMATOR',
        'another animator decides on an appeal',
      );
    case 'changed':
      throw new DomainError('conflict', 'SPILL_CHANGED', 'the case is not the one that was seen');
    case 'pending':
      throw new DomainError('conflict', 'SPILL_PENDING', 'a proposal waits for its second person');
    case 'none':
      throw new DomainError('conflict', 'SPILL_NOT_PROPOSED', 'there is no proposal, or it has expired');
    case 'second':
      throw new DomainError('forbidden', 'SPILL_SECOND_PERSON', 'another person of the other kind confirms');
    case 'absent':
    case undefined:
      throw new DomainError('not_found', 'NOT_FOUND', 'there is no such object');
  }
}
