/**
 * SQL, for definer functions of whatever destroys: whether a hold stands over what `person` wrote in `space` at `written`
 * (expressions). Its days are widened by one on each side, so that they count in every time zone. Not a function: a sweep
 * asks it of each row that is past its time.
 */
export const underHold = (space: string, person: string, written: string): string =>
  `EXISTS (SELECT FROM retention.hold h WHERE h.released_at IS NULL AND h.object_id IN (${space}, ${person})
    AND (h.covers_from IS NULL OR ${written} >= h.covers_from - 1)
    AND (h.covers_until IS NULL OR ${written} < h.covers_until + 2))`;

/** SQL that whoever destroys begins with: a hold that is being opened is waited for, and one that stands is seen. */
export const AWAIT_HOLDS = 'PERFORM FROM retention.progress FOR SHARE;';
