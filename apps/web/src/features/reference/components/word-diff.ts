export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'inserted';
  readonly text: string;
}

/** Above this many words on both sides together the texts are shown one after the other: the table would be too big. */
const MAX_WORDS = 2_000;

/** What changed between two texts, word by word (longest common subsequence); white space belongs to its word. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const a = before.match(/\S+\s*|^\s+/g) ?? [];
  const b = after.match(/\S+\s*|^\s+/g) ?? [];
  if (a.length + b.length > MAX_WORDS) return joined([part('removed', before), part('inserted', after)]);
  const lengths = commonLengths(a, b);
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && right !== undefined && left.trim() === right.trim()) {
      parts.push(part('same', right));
      i += 1;
      j += 1;
    } else if (
      right === undefined ||
      (left !== undefined && at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      parts.push(part('removed', left ?? ''));
      i += 1;
    } else {
      parts.push(part('inserted', right));
      j += 1;
    }
  }
  return joined(parts);
}

const part = (kind: DiffPart['kind'], text: string): DiffPart => ({ kind, text });
const at = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** @returns at [i][j] the length of what a from i and b from j have in common */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? new Uint16Array();
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] =
        a[i]?.trim() === b[j]?.trim()
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

/** Neighbours of one kind as one part; empty ones are left out. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (const one of parts) {
    const last = result.at(-1);
    if (one.text === '') continue;
    if (last?.kind === one.kind) result[result.length - 1] = part(one.kind, last.text + one.text);
    else result.push(one);
  }
  return result;
}
