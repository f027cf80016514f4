/**
 * When this page last got an answer to something the person did: the server counts the idle time from there.
 * The stream is not an act and does not pass here.
 */
let at = 0;

export function noteAct(): void {
  at = Date.now();
}

/** Milliseconds since the epoch; 0 before the first answer. */
export function lastActAt(): number {
  return at;
}
