/** So long after an act of this page the stream's word of it is its own echo. */
const ECHO_MS = 3_000;

let lastAct = 0;

/** This page changes something of the reader's own; it shows the change itself. */
export function noteOwnAct(now = Date.now()): void {
  lastAct = now;
}

/** Whether the stream's `own.changed` of now says what this page did itself. */
export function isOwnEcho(now = Date.now()): boolean {
  return now - lastAct < ECHO_MS;
}
