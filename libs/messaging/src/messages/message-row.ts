import type { MessagePriority } from '#contracts';
import type { Id } from '#kernel';
import type { SpaceWriting } from '#spaces';
import type { MessageEntity } from './message.entity.js';

/** A message with its author's name: what lists show, in one statement. */
export interface MessageRow extends SpaceWriting {
  readonly id: Id;
  readonly conversationId: Id;
  readonly spaceId: Id;
  readonly labelId: number;
  readonly authorId: Id;
  readonly authorName: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly version: number;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  /** The first message of the topic that it answers in; null in the main flow. */
  readonly threadId: Id | null;
  readonly priority: MessagePriority;
  /** Bits of `Mark`: what else is to be asked for. */
  readonly decorations: number;
}

/** The columns of a message, without the class that TypeORM maps them to. */
export type NewMessage = { readonly [Column in keyof MessageEntity]: MessageEntity[Column] };

/** The columns of a row, of `message` at its `place`, the row of messaging.conversation_label that it is judged by. */
export const ROW_COLUMNS = `message.id, message.conversation_id AS "conversationId", message.space_id AS "spaceId",
  message.label_id AS "labelId", message.author_id AS "authorId", message.body, message.created_at AS "createdAt",
  message.version, message.edited_at AS "editedAt", message.deleted_at AS "deletedAt", message.thread_id AS "threadId",
  message.priority, message.decorations, place.writers, place.animates`;
