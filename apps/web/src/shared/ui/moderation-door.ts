import type { Message } from '#contracts';

export interface ModerationRequest {
  /** To report what breaks a rule of the house, or what is too high for its place. */
  readonly kind: 'report' | 'spill';
  readonly message: Message;
}

let open: ((request: ModerationRequest) => void) | null = null;

/** The shell says how a report is written; whoever offers it knows no more. */
export function setModerationDoor(door: (request: ModerationRequest) => void): void {
  open = door;
}

/** Whether anybody answers: without it nothing is offered. */
export function hasModerationDoor(): boolean {
  return open !== null;
}

export function openModerationDoor(request: ModerationRequest): void {
  open?.(request);
}
