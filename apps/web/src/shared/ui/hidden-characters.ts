/**
 * What turns the order of a line around (UAX #9) or stands in a word without being seen. Joiners stay: scripts and
 * emoji need them.
 */
const HIDDEN =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** "U+202E" */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export function countHidden(text: string): number {
  return text.match(HIDDEN)?.length ?? 0;
}

export interface TextPiece {
  readonly text: string;
  readonly isHidden: boolean;
}

/** A text in pieces; each hidden character is one of its own. */
export function hiddenPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(HIDDEN)) {
    if (index > end) pieces.push({ text: text.slice(end, index), isHidden: false });
    pieces.push({ text: character, isHidden: true });
    end = index + character.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isHidden: false });
  return pieces;
}

/** The same on one line where there is only text: "⟨U+202E⟩". */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character) => `⟨${codePoint(character)}⟩`);
}
