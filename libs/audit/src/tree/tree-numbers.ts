/** The largest power of two smaller than `count`: where a tree is cut in two. */
export function splitOf(count: number): number {
  let split = 1;
  while (2 * split < count) split *= 2;
  return split;
}

// No shift: indexes outgrow 32 bits.
export function half(n: number): number {
  return Math.floor(n / 2);
}

export function isIndex(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}
