import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessagePriority } from '#contracts';
import type { Id } from '#kernel';

@Entity({ schema: 'messaging', name: 'message' })
export class MessageEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_message' })
  id!: Id;

  @Column('uuid', { name: 'conversation_id' })
  conversationId!: Id;

  @Column('uuid', { name: 'space_id' })
  spaceId!: Id;

  @Column('int4', { name: 'label_id' })
  labelId!: number;

  @Column('uuid', { name: 'author_id' })
  authorId!: Id;

  /** Markdown source; empty once deleted. */
  @Column('text')
  body!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** 1 as posted, one more with each change. */
  @Column('int4')
  version!: number;

  /** Null: as posted. */
  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt!: Date | null;

  /** Null: not deleted. */
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  /** The first message of the topic that it answers in; null in the main flow. */
  @Column('uuid', { name: 'thread_id', nullable: true })
  threadId!: Id | null;

  @Column('text')
  priority!: MessagePriority;

  /** Bits of `MARKS`. */
  @Column('int4')
  decorations!: number;
}
