const LONGEST = 400;
// Control characters, and what turns the direction of text, joins or hides it: a log must not draw on the terminal.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** Text of a log as it may be shown: one line of visible characters, cut when it is long. */
export function visible(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return short.replaceAll(HIDDEN, (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`);
}

/** Anything of a log as it may be shown. */
export function visibleValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  return visible(typeof value === 'string' ? value : JSON.stringify(value));
}

/** JSON in which such characters of the values are escaped too. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => line.replaceAll(HIDDEN, (character) => character.split('').map(escapedUnit).join('')))
    .join('\n');
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
