import { Injectable } from '@nestjs/common';
import type { SpaceKind } from '#contracts';
import { runStatement, RelayPool } from '#database';
import type { Id } from '#kernel';

export interface SpaceSummary {
  readonly id: Id;
  readonly kind: SpaceKind;
  readonly name: string;
  readonly ceilingLabelId: number;
  readonly defaultLabelId: number;
  /** Null where membership is implicit. */
  readonly memberCount: number | null;
  /** In a direct talk the other person's name. */
  readonly otherName: string | null;
  /** False where it is archived, and for all but the animators of an announcement space. */
  readonly writable: boolean;
}

/** Reader port of this library for features. */
@Injectable()
export class SpaceReader {
  constructor(private readonly relay: RelayPool) {}

  /** The spaces among these that the caller sees, by id. */
  async summaries(spaceIds: readonly Id[]): Promise<ReadonlyMap<Id, SpaceSummary>> {
    const rows = await runStatement<SpaceSummary>(
      `SELECT s.id, s.kind, s.name, s.ceiling_label_id AS "ceilingLabelId", s.default_label_id AS "defaultLabelId",
         m.members AS "memberCount", m.other_name AS "otherName",
         s.archived_at IS NULL AND (s.kind <> 'announcement' OR EXISTS (SELECT FROM spaces.membership own
           WHERE own.space_id = s.id AND own.person_id = (SELECT access.me()) AND own.role = 'animator')) AS writable
       FROM spaces.space s LEFT JOIN spaces.members_of($1) m ON m.space_id = s.id
       WHERE s.id = ANY ($1)`,
      [spaceIds],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The spaces among these in which the caller writes nothing: archived, or not his to announce in. */
  async readOnly(spaceIds: readonly Id[]): Promise<ReadonlySet<Id>> {
    const rows = await runStatement<{ id: Id }>(
      `SELECT s.id FROM spaces.space s WHERE s.id = ANY ($1) AND (s.archived_at IS NOT NULL
         OR (s.kind = 'announcement' AND NOT EXISTS (SELECT FROM spaces.membership own
           WHERE own.space_id = s.id AND own.person_id = (SELECT access.me()) AND own.role = 'animator')))`,
      [[...new Set(spaceIds)]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The same for a reader of whom nothing is known: who may write in an announcement space learns it when he asks. */
  async readOnlyForSome(spaceIds: readonly Id[]): Promise<ReadonlySet<Id>> {
    const rows = await runStatement<{ id: Id }>(
      `SELECT s.id FROM spaces.space s
       WHERE s.id = ANY ($1) AND (s.archived_at IS NOT NULL OR s.kind = 'announcement')`,
      [[...new Set(spaceIds)]],
    );
    return new Set(rows.map(({ id }) => id));
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
