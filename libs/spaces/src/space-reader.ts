import { Injectable } from '@nestjs/common';
import type { SpaceKind } from '#contracts';
import { runStatement, RelayPool } from '#database';
import type { Id } from '#kernel';
import type { SpaceWriting } from './writers.js';

export interface SpaceSummary extends SpaceWriting {
  readonly id: Id;
  readonly kind: SpaceKind;
  readonly name: string;
  readonly ceilingLabelId: number;
  readonly defaultLabelId: number;
  /** Null where membership is implicit. */
  readonly memberCount: number | null;
  /** In a direct talk the other person's name. */
  readonly otherName: string | null;
}

/** Columns of a summary, of `spaces.space s` and what the caller is in it, `spaces.my_part(…) part`. */
export const SUMMARY = `s.id, s.kind, s.name, s.ceiling_label_id AS "ceilingLabelId", s.default_label_id AS "defaultLabelId",
  part.members AS "memberCount", part.other_name AS "otherName", part.writers, part.animates`;

/** Reader port of this library for features. */
@Injectable()
export class SpaceReader {
  constructor(private readonly relay: RelayPool) {}

  /** The spaces among these that the caller sees, by id. */
  async summaries(spaceIds: readonly Id[]): Promise<ReadonlyMap<Id, SpaceSummary>> {
    const rows = await runStatement<SpaceSummary>(
      `SELECT ${SUMMARY} FROM spaces.space s JOIN spaces.my_part($1) part ON part.space_id = s.id
       WHERE s.id = ANY ($1)`,
      [spaceIds],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Which of these sessions may read what carries the label in the space, judged now. */
  async readers(spaceId: Id, labelId: number, sessionIds: readonly Id[]): Promise<readonly Id[]> {
    const rows = await this.relay.query<{ readers: Id[] }>('SELECT spaces.readers($1, $2, $3) AS readers', [
      spaceId,
      labelId,
      sessionIds,
    ]);
    return rows[0]?.readers ?? [];
  }
}
