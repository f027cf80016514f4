import { describe, expect, it } from '@jest/globals';
import { changeForMark, type Mark, type Marked } from './markdown-marks.js';

const WORDS = { text: 'texte', column: 'Colonne' };

/** What stands between the two bars is selected, before and after. */
function after(mark: Mark, drawn: string): string {
  const start = drawn.indexOf('‸');
  const end = drawn.lastIndexOf('‸') - (drawn.lastIndexOf('‸') > start ? 1 : 0);
  const marked: Marked = { text: drawn.replaceAll('‸', ''), start, end: Math.max(start, end) };
  const { from, to, insert, select } = changeForMark(mark, marked, WORDS);
  const text = marked.text.slice(0, from) + insert + marked.text.slice(to);
  return `${text.slice(0, select[0])}‸${text.slice(select[0], select[1])}‸${text.slice(select[1])}`;
}

describe('the marks of the toolbar', () => {
  it.each<[Mark, string, string]>([
    ['bold', 'un ‸mot‸ ici', 'un **‸mot‸** ici'],
    ['bold', 'un **‸mot‸** ici', 'un ‸mot‸ ici'],
    ['bold', 'ici‸', 'ici**‸texte‸**'],
    ['italic', '**‸mot‸**', '***‸mot‸***'],
    ['italic', '***‸mot‸***', '**‸mot‸**'],
    ['italic', '*‸mot‸*', '‸mot‸'],
    ['code', '‸x = 1‸', '`‸x = 1‸`'],
    ['quote', 'avant\n‸un\ndeux‸', 'avant\n‸> un\n> deux‸'],
    ['quote', '‸> un\n> deux‸', '‸un\ndeux‸'],
    ['list', 'un‸', '- un‸‸'],
    ['codeBlock', 'voir ‸x‸', 'voir \n```\n‸x‸\n```'],
    ['codeBlock', '‸x‸\nsuite', '```\n‸x‸\n```\nsuite'],
    ['link', '‸la notice‸', '[la notice](‸https://‸)'],
    ['link', '‸https://banc.example/a‸', '[‸texte‸](https://banc.example/a)'],
    ['table', 'x‸', 'x\n| ‸Colonne 1‸ | Colonne 2 |\n| --- | --- |\n|  |  |'],
  ])('%s: %s', (mark, before, expected) => {
    expect(after(mark, before)).toBe(expected);
  });
});
