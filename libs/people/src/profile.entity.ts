import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Id } from '#kernel';

/** What members see of a person. Features join it for names; only this library writes it. */
@Entity({ schema: 'people', name: 'profile' })
export class ProfileEntity {
  /** The account's id. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_profile' })
  id!: Id;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  /** Null when the directory does not say. */
  @Column('text', { nullable: true })
  unit!: string | null;
}
