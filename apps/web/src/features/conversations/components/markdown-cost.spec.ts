import { describe, expect, it } from '@jest/globals';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { isWorthParsing } from './markdown-cost.js';

const MANY = 100_000;
const draw = (source: string): void => {
  renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, source));
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
  ['strikes', '~a~'.repeat(MANY / 3)],
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
  ['strikes as many as are parsed', '~a~'.repeat(440)],
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

  it('control: without the bound strikes take longer, and quotations do not come back', () => {
    expect(fastest(() => draw('~a~'.repeat(3_000)))).toBeGreaterThan(100);
    expect(() => draw('>'.repeat(5_000))).toThrow(/call stack/);
  });
});

/** The first drawing compiles the parsers: no message pays that twice. */
function beforeAllWarm(): void {
  for (const [, source] of USUAL) draw(source);
}
