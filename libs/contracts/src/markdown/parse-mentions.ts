import type { Everybody } from './everybody.js';
import { isBare, outsideCode } from './outside-code.js';

/** Whom a text mentions. */
export interface Mentions {
  /** Ids, each once, in the order of the text. */
  readonly people: readonly string[];
  readonly everybody: readonly Everybody[];
}

/** From its `[@` on. In a name, what Markdown would take for a mark stands behind a backslash. */
const LINK =
  /\[@(?:\\[!-/:-@[-`{-~]|[^\\[\]\n]){1,200}\]\(ruche:(?:person\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(space|here))\)/iy;

/**
 * Mentions in a Markdown text: `[@Name](ruche:person/ID)`, `[@space](ruche:space)`, `[@here](ruche:here)`. Who is meant
 * is the id; the name is only how the author saw it, and screens show the present one. Code and pictures mention
 * nobody. Takes time in proportion to the text, whatever it is made of.
 */
export function parseMentions(markdown: string): Mentions {
  const people = new Set<string>();
  const everybody = new Set<Everybody>();
  if (/\]\(ruche:/i.test(markdown))
    for (const text of outsideCode(markdown))
      for (const [person, all] of linksIn(text)) {
        if (person !== undefined) people.add(person.toLowerCase());
        if (all !== undefined) everybody.add(all.toLowerCase() as Everybody);
      }
  return { people: [...people], everybody: [...everybody] };
}

function* linksIn(text: string): Generator<readonly [person: string | undefined, all: string | undefined]> {
  for (let at = text.indexOf('[@'); at !== -1; at = text.indexOf('[@', at + 1)) {
    const picture = text[at - 1] === '!' && isBare(text, at - 1);
    if (picture || !isBare(text, at)) continue;
    LINK.lastIndex = at;
    const found = LINK.exec(text);
    if (found) yield [found[1], found[2]];
  }
}
