import type { Message } from './api/message.schema.js';

/** Frames of `GET /api/v1/stream`, by event name. Ids of frames are opaque cursors. */
export interface StreamFrames {
  /** From here on nothing is missed; what was read before it came may lack what was committed in between. */
  ready: Record<string, never>;
  'message.created': Message;
  /** Edited or deleted. */
  'message.changed': Message;
  /** Too much was missed: read everything again. */
  resync: Record<string, never>;
  /** The caller's own rights changed: what is on screen may be too much or too little; read again. */
  'access.changed': Record<string, never>;
  /** The session is over: empty the screen. */
  'session.ended': Record<string, never>;
}
export type StreamFrameName = keyof StreamFrames;
