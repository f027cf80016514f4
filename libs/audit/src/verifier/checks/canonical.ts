/**
 * Whether a text is the canonical form (RFC 8785) of the value that it was parsed to. The usual case costs one
 * `JSON.stringify`: it writes numbers and strings as RFC 8785 wants them, and keys in the order in which they stood.
 */
export function isCanonical(text: string, value: unknown): boolean {
  try {
    if (JSON.stringify(value) === text && isInOrder(value) && !text.includes('\\ud')) return true;
    return canonicalText(value) === text;
  } catch (error) {
    // Nesting so deep that it exhausts the stack is nothing that a writer of records makes.
    if ((error as Error).name === 'RangeError') return false;
    throw error;
  }
}

/** The canonical form; null for text with half a surrogate pair, which has none. */
export function canonicalText(value: unknown): string | null {
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : null;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map(canonicalText);
    return items.includes(null) ? null : `[${items.join(',')}]`;
  }
  const members = Object.keys(value)
    .sort()
    .map((key) => [canonicalText(key), canonicalText((value as Record<string, unknown>)[key])]);
  return members.flat().includes(null) ? null : `{${members.map((pair) => pair.join(':')).join(',')}}`;
}

function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const key in value) {
    if (key < before || !isInOrder((value as Record<string, unknown>)[key])) return false;
    before = key;
  }
  return true;
}
