import { Injectable } from '@nestjs/common';
import { runStatement } from '#database';
import { newId, type Id } from '#kernel';

export interface MadeTalk {
  readonly spaceId: Id;
  readonly entryLabelId: number;
  /** False when the two had a direct talk already. */
  readonly made: boolean;
}

/** Makes the spaces of talks. */
@Injectable()
export class TalkMaker {
  /**
   * @param name null for a direct talk.
   * @throws DomainError invalid TALK_MEMBER_REFUSED: unknown, disabled or without content access, all alike.
   */
  async make(others: readonly Id[], name: string | null): Promise<MadeTalk> {
    const rows = await runStatement<MadeTalk>(
      `SELECT space_id AS "spaceId", entry_label_id AS "entryLabelId", made FROM spaces.create_talk($1, $2, $3, $4)`,
      [newId(), name ?? '', others, name === null],
    );
    const talk = rows[0];
    if (!talk) throw new Error('a talk was made without a space');
    return talk;
  }
}
