export type TreeStep = 'next' | 'previous' | 'first' | 'last' | 'parent' | 'open' | 'close';

const ALWAYS: Readonly<Record<string, TreeStep>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/**
 * Where a key leads in a tree.
 * @param expanded the item's `aria-expanded`; null where nothing is below it
 * @returns null for a key that means nothing here
 */
export function stepInTree(key: string, expanded: string | null): TreeStep | null {
  if (key === 'ArrowRight') return { false: 'open' as const, true: 'next' as const }[expanded ?? ''] ?? null;
  if (key === 'ArrowLeft') return expanded === 'true' ? 'close' : 'parent';
  return ALWAYS[key] ?? null;
}
