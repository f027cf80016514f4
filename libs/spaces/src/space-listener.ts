import type { RequestContext } from '#access';
import type { Id } from '#kernel';

/** A space that was just made, in the transaction that makes it. */
export interface MadeSpace {
  readonly id: Id;
  readonly entryLabelId: number;
}

/** Features that give a new space something of theirs. They lie above this library: the app composes them. */
export abstract class SpaceListener {
  /** Inside the transaction of the making: an error undoes the space. */
  abstract onCreated(ctx: RequestContext, space: MadeSpace): Promise<void>;

  /** The channels of these spaces, of those that the caller may enter. */
  abstract channelsOf(spaceIds: readonly Id[]): Promise<ReadonlyMap<Id, Id>>;
}
