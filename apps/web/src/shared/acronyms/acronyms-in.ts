/** Most terms that one text asks about. */
const MOST = 30;

/** Letters and digits, joined by what stands inside names: "R&D", "MIL-STD-810". */
const WORD = /[\p{L}\p{N}]+(?:[&/.-][\p{L}\p{N}]+)*/gu;
const LONGEST = 40;

/** Whether a word may be an acronym: at least two capitals, so that the first word of a sentence is none. */
export function mayBeAcronym(word: string): boolean {
  return word.length <= LONGEST && (word.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** Words of a text that may be acronyms, each once, in their order. */
export function acronymsIn(text: string): string[] {
  return [...new Set((text.match(WORD) ?? []).filter(mayBeAcronym))].slice(0, MOST);
}

/** A text in pieces: words that are known, and what stands between them. */
export function splitAtTerms(text: string, known: ReadonlySet<string>): { text: string; isTerm: boolean }[] {
  const pieces: { text: string; isTerm: boolean }[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!known.has(word)) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), isTerm: false });
    pieces.push({ text: word, isTerm: true });
    from = index + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isTerm: false });
  return pieces;
}
