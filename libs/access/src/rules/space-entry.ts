import type { Id } from '#kernel';

/** Port to the one membership table, which lives in a library above this one. */
export abstract class SpaceEntry {
  /** SQL of "the sealed caller may enter the space in this column". */
  abstract sql(spaceColumn: string): string;

  /** Which of these spaces the sealed caller may enter. Runs in the open unit of work. */
  abstract entered(spaceIds: readonly Id[]): Promise<readonly Id[]>;
}
