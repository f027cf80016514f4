/** Injection token of the `SealedCursor` of this site. */
export const STREAM_CURSOR = Symbol('STREAM_CURSOR');
