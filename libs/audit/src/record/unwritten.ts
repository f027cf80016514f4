/** Most numbers that one record tells: keeps it well below its 16 KiB. */
const MOST_TOLD = 500;

/**
 * Numbers of records that were rolled back together with what they told. The next record tells them: a number that is
 * missing and was never told is a record that somebody took away.
 */
export class Unwritten {
  private numbers: number[] = [];

  add(numbers: readonly number[]): void {
    this.numbers.push(...numbers);
  }

  /** What is to be told now; whoever cannot tell it adds it again. */
  take(): readonly number[] {
    return this.numbers.splice(0, MOST_TOLD);
  }
}
