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
