/** What the palette offers. */
export interface PaletteItem {
  readonly key: string;
  readonly text: string;
  /** A second line that tells two of the same name apart. */
  readonly hint?: string;
  onChoose(): void;
}

export interface PaletteGroup {
  readonly key: 'pages' | 'people' | 'spaces' | 'conversations' | 'actions';
  readonly items: readonly PaletteItem[];
}

/** Lower case, without accents: a search takes no notice of either. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether each word of the search begins a word of the text. */
export function isMeant(text: string, search: string): boolean {
  const words = folded(text).split(/[^\p{L}\p{N}]+/u);
  return folded(search)
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
}
