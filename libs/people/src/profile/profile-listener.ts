import type { RequestContext } from '#access';

/** Told of what a person changed in his own profile. Libraries above follow it: the app composes them. */
export abstract class ProfileListener {
  /** Inside the transaction of the change: an error undoes it. */
  abstract onOwnChange(ctx: RequestContext): Promise<void>;
}
