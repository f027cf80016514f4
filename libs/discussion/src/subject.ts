import type { Id } from '#kernel';

/** Something that can be reacted to and commented, as its feature has just read it through the caller's scope. */
export interface DiscussionSubject {
  /** As it is registered in discussion.subject_table. */
  readonly type: string;
  readonly id: Id;
  readonly labelId: number;
}
