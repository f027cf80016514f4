import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';

/** The one conversation of a space. Its label is always the space's entry label. */
@Entity({ schema: 'messaging', name: 'conversation' })
export class ConversationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_conversation' })
  id!: Id;

  @Column('uuid', { name: 'space_id' })
  spaceId!: Id;

  @Column('int4', { name: 'label_id' })
  labelId!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
