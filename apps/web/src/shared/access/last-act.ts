import { ActBounds } from './act-bounds.js';

/**
 * When the server last counted an act of this person: the idle time runs from there. The stream is no act and does not
 * pass here.
 */
const bounds = new ActBounds();
let channel: BroadcastChannel | null = null;

/** A new session begins on this page. */
export function noteSignIn(): void {
  bounds.opened(Date.now());
}

/** @param sentAt when a request was sent that the server has answered. */
export function noteAct(sentAt: number): void {
  bounds.acted(sentAt);
  channel?.postMessage(sentAt);
}

/** The earliest moment from which the server may count. Milliseconds since the epoch; 0 before the first answer. */
export function lastActAt(): number {
  return bounds.earliest;
}

/** The latest one. */
export function lastActAtMost(): number {
  return bounds.latest;
}

/** All tabs of a session have one idle time. Only moments are told. @returns stops it. */
export function shareActs(sessionId: string): () => void {
  const shared = new BroadcastChannel(`ruche.acts.${sessionId}`);
  channel = shared;
  shared.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'number') bounds.acted(data);
  };
  return () => {
    if (channel === shared) channel = null;
    shared.close();
  };
}
