/**
 * Milliseconds of each run of each task. Tasks run in turn, forwards and backwards, so that the moods of the machine
 * and the place in the round fall on all alike.
 */
export async function interleave(
  rounds: number,
  tasks: readonly (() => Promise<unknown>)[],
): Promise<[number[], number[], number[]]> {
  const samples: [number[], number[], number[]] = [[], [], []];
  const forwards = [...tasks.entries()];
  const backwards = forwards.toReversed();
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, task] of round % 2 === 0 ? forwards : backwards) {
      const start = performance.now();
      await task();
      samples[index]?.push(performance.now() - start);
    }
  }
  return samples;
}

export function median(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN;
}

/** Share of the rounds in which the first was faster than the second: 0.5 when nothing tells them apart. */
export function shareFaster(first: readonly number[], second: readonly number[]): number {
  return first.filter((time, round) => time < (second[round] ?? 0)).length / first.length;
}
