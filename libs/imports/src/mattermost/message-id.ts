import { createHash } from 'node:crypto';
import type { Id } from '#kernel';

/** What makes a message of the file the same one whenever it is read. */
export interface MessageIdentity {
  readonly conversationId: Id;
  readonly labelId: number;
  /** Id of the first message of the topic; null for what is none's answer. */
  readonly threadId: Id | null;
  readonly username: string;
  readonly text: string;
  readonly at: Date;
}

/**
 * A UUIDv7 of the time at which it was written, so that pages, jumps to a date and marks of what was read stay right;
 * the rest of it is a hash of what it is. The same message gets the same id: after a kill, in a file that has it twice,
 * and when the file is imported again into the same place under the same label.
 */
export function messageId({ at, ...identity }: MessageIdentity): Id {
  const told = JSON.stringify([
    identity.conversationId,
    identity.labelId,
    identity.threadId,
    identity.username,
    identity.text,
    at.getTime(),
  ]);
  const bytes = createHash('sha256').update(told).digest().subarray(0, 16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
