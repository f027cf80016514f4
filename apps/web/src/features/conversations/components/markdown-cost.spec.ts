import { describe, expect, it } from '@jest/globals';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import { markHidden } from './mark-hidden.js';
import { isWorthParsing } from './markdown-cost.js';
import { dialect } from './markdown-dialect.js';

const MANY = 100_000;
const ID = '01a2158f-4dc5-7722-81e5-7a5401cf8c05';
const draw = (source: string): void => {
  const plugins = { remarkPlugins: [dialect], rehypePlugins: [markHidden] };
  renderToStaticMarkup(createElement(Markdown, { ...plugins, urlTransform: String }, source));
};
/** Milliseconds of this process, the best of three: what other programs take from the machine is not counted. */
const fastest = (act: () => void): number =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const start = process.cpuUsage();
      act();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1_000;
    }),
  );

const HOSTILE: [string, string][] = [
  ['brackets', '['.repeat(MANY)],
  ['brackets closed', '[a]'.repeat(MANY / 3)],
  ['links', '[a]('.repeat(MANY / 4)],
  ['pictures', '![a'.repeat(MANY / 3)],
  ['quotations', '>'.repeat(MANY)],
  ['quotations with blanks', '> '.repeat(MANY / 2)],
  ['lists in lists', '- '.repeat(MANY / 2)],
  ['numbers in numbers', '1. '.repeat(MANY / 3)],
  ['lists ever deeper', Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
  ['tildes', '~'.repeat(MANY)],
  ['strikes', '~~a~~'.repeat(MANY / 5)],
  ['strikes never ended', '~~a '.repeat(MANY / 4)],
  ['stars', '*a **b '.repeat(MANY / 7)],
  ['lines under lines', '_'.repeat(MANY)],
  ['backticks', Array.from({ length: 400 }, (_, length) => '`'.repeat(length)).join(' ')],
  ['cells', `|a|\n|-|\n${'|a'.repeat(MANY / 2)}`],
  ['columns', `|${'a|'.repeat(5_000)}\n|${'-|'.repeat(5_000)}`],
  ['notes', '[^a'.repeat(MANY / 3)],
  ['definitions', Array.from({ length: 5_000 }, (_, n) => `[a${n}]: /b`).join('\n')],
  ['paragraphs', 'a\n\n'.repeat(MANY / 3)],
  ['tags', '<a '.repeat(MANY / 3)],
  ['entities', '&amp'.repeat(MANY / 4)],
  ['addresses', 'www.a.b '.repeat(MANY / 8)],
  ['addresses as many as a message holds', 'www.a.b '.repeat(2_500)],
  ['brackets as many as a message holds', '['.repeat(20_000)],
  ['strikes as many as are parsed', '~~a~~'.repeat(220)],
  ['single tildes as many as are parsed', '~a~'.repeat(440)],
  ['a body twice as long as a message may be', 'mot '.repeat(10_000)],
  ['a body of one word', 'a'.repeat(40_000)],
  ['five hundred mentions', `[@Nom Prénom](ruche:person/${ID}) `.repeat(500)],
  ['mentions as many as a message holds', `[@N](ruche:person/${ID}) `.repeat(330)],
  ['mentions as many as are parsed', `[@N](ruche:person/${ID}) `.repeat(165)],
  ['characters of no width', '\u200b'.repeat(40_000)],
  ['characters of no width as many as a message holds', 'a\u200b'.repeat(10_000)],
  ['turned lines', '\u202ea\u2066b\u2069'.repeat(4_000)],
  ['hidden characters as many as are parsed', 'a\u200b'.repeat(790)],
  ['cells as many as are parsed', `|a|\n|-|\n${'|a'.repeat(550)}`],
  ['mail', 'a@'.repeat(MANY / 2)],
];

const USUAL: [string, string][] = [
  ['words', 'Une phrase ordinaire, avec des mots. '.repeat(400)],
  ['three quotations in each other', '> a\n>> b\n>>> c\n\nd'],
  ['a list of four depths', '- a\n  - b\n    - c\n      - d'],
  ['a table', `|a|b|c|\n|-|-|-|\n${'|1|2|3|\n'.repeat(40)}`],
  ['a long report', '## Titre\n\nUn **fait** et un [lien](/messages/1).\n\n- point\n- point\n\n'.repeat(25)],
  ['code', `\`\`\`\n${'const a = [1, 2, { b: "c" }];\n'.repeat(100)}\`\`\``],
];

describe('what of a message is drawn as Markdown', () => {
  beforeAllWarm();

  it.each(HOSTILE)('%s: decided and, where parsed, drawn in under 100 ms', (_, source) => {
    const taken = fastest(() => {
      if (isWorthParsing(source)) draw(source);
    });
    expect(taken).toBeLessThan(100);
  });

  it.each(USUAL)('%s: parsed, in under 100 ms', (_, source) => {
    expect(isWorthParsing(source)).toBe(true);
    expect(fastest(() => draw(source))).toBeLessThan(100);
  });

  it('control: without the bound cells take longer, and quotations do not come back', () => {
    expect(fastest(() => draw(`|a|\n|-|\n${'|a'.repeat(5_000)}`))).toBeGreaterThan(100);
    expect(() => draw('>'.repeat(5_000))).toThrow(/call stack/);
  });
});

/** The first drawing compiles the parsers: no message pays that twice. */
function beforeAllWarm(): void {
  for (const [, source] of USUAL) draw(source);
}
