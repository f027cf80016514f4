import type { DirectoryCounts, DirectoryNotice, DirectoryRun } from '#contracts';
import type { Id } from '#kernel';

export interface RunRow {
  readonly id: Id;
  readonly kind: DirectoryRun['kind'];
  readonly state: DirectoryRun['state'];
  readonly askedBy: Id | null;
  readonly askedByName: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Empty before the run counted anything. */
  readonly counts: Partial<DirectoryCounts>;
  readonly reason: string | null;
  readonly hash: string | null;
  readonly undoable: boolean;
  /** Null in lists. */
  readonly notices: DirectoryNotice[] | null;
}

const NOTHING: DirectoryCounts = {
  ...{ read: 0, groups: 0, created: 0, changed: 0, renamed: 0, moved: 0, deactivated: 0, reactivated: 0 },
  skipped: 0,
};

export function toRun(row: RunRow): DirectoryRun {
  const { id, kind, state, askedBy, askedByName, createdAt, startedAt, endedAt, counts, reason, hash } = row;
  return {
    ...{ id, kind, state, reason, hash },
    askedBy: askedBy === null ? null : { id: askedBy, displayName: askedByName ?? '' },
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    counts: { ...NOTHING, ...counts },
    abilities: { decide: state === 'braked', undo: row.undoable },
  };
}
