import type { Reaction } from './api/message-limits.js';
import type { Message } from './api/message.schema.js';

/** Frames of `GET /api/v1/stream`, by event name. Ids of frames are opaque cursors. */
export interface StreamFrames {
  /** From here on nothing is missed; what was read before it came may lack what was committed in between. */
  ready: Record<string, never>;
  'message.created': Message;
  /** Edited or deleted. */
  'message.changed': Message;
  /** Somebody reacted, or took it back; `count` is how many do so now. */
  'reaction.changed': {
    conversationId: string;
    messageId: string;
    personId: string;
    reaction: Reaction;
    given: boolean;
    count: number;
  };
  'pin.changed': { conversationId: string; messageId: string; pinnedAt: string | null };
  /** To the author of the message alone. */
  'acknowledgement.given': { conversationId: string; messageId: string; given: number };
  /** Somebody writes there at this moment, under a label that the reader reads; it fades after 6 seconds. */
  'typing.noted': {
    conversationId: string;
    threadId: string | null;
    person: { id: string; displayName: string };
  };
  /** On another screen of the reader's own: what he has read, saved, follows or is asked for is to be asked again. */
  'own.changed': { conversationId: string | null };
  /** Too much was missed: read everything again. */
  resync: Record<string, never>;
  /** The caller's own rights changed: what is on screen may be too much or too little; read again. */
  'access.changed': Record<string, never>;
  /** The session is over: empty the screen. */
  'session.ended': Record<string, never>;
}
export type StreamFrameName = keyof StreamFrames;
