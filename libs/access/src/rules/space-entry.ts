import type { Principal } from '#database';
import type { Id } from '#kernel';
import type { Bind } from './rules-to-sql.js';

/** Port to the one membership table, which lives in a library above this one. */
export abstract class SpaceEntry {
  /** SQL of "the caller may enter the space in this column". */
  abstract sql(principal: Principal, spaceColumn: string, bind: Bind): string;

  /** Which of these spaces the caller may enter. Runs in the open unit of work. */
  abstract entered(principal: Principal, spaceIds: readonly Id[]): Promise<readonly Id[]>;
}
