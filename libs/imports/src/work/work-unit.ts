import type { RequestContext } from '#access';

/** Runs work as the person who asked for it, in a transaction of its own, with what he may do at that moment. */
export type InUnit = <T>(work: (ctx: RequestContext) => Promise<T>) => Promise<T>;

/** How a round of work ended: all is done, or there is more to do. */
export type WorkEnd = 'done' | 'again';
