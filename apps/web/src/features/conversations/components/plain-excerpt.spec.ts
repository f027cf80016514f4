import { describe, expect, it } from '@jest/globals';
import { plainExcerpt } from './plain-excerpt.js';

const GERMAN = { space: '@alle', here: '@anwesend' };

describe('the excerpt of a message', () => {
  it.each([
    ['**Exercice.** Un essai', 'Exercice. Un essai'],
    ['la communauté *Calcul embarqué* ?', 'la communauté Calcul embarqué ?'],
    ['1. présentez-vous\n2. rejoignez', 'présentez-vous rejoignez'],
    ['## Titre\n\n> cité', 'Titre cité'],
    ['voir [la notice](https://intranet.example/x)', 'voir la notice'],
    ['`T_case` monte', 'T_case monte'],
    ['2 * 3 * 4 et a_b_c', '2 * 3 * 4 et a_b_c'],
    ['**coupé au mil', '**coupé au mil'],
    ['| a | b |\n|---|:-:|\n| 1 | 2 |', 'a | b 1 | 2'],
  ])('of %j is %j', (markdown, words) => {
    expect(plainExcerpt(markdown, GERMAN)).toBe(words);
  });

  it.each([
    ['[@space](ruche:space), bitte lesen', '@alle, bitte lesen'],
    ['**Und** [@tous](ruche:space) und [@here](ruche:here)', 'Und @alle und @anwesend'],
    ['![@space](ruche:space) und @space', '@space und @space'],
    ['[@Anna](ruche:person/0198)', '@Anna'],
    ['Guten Tag [@space](ruche:spa…', 'Guten Tag'],
    ['Guten Tag [@Anna](ruche:person/0198…', 'Guten Tag @Anna'],
  ])('says in the language of its reader who all are: %j is %j', (markdown, words) => {
    expect(plainExcerpt(markdown, GERMAN)).toBe(words);
  });

  it('takes hostile text in its stride', () => {
    const begin = performance.now();
    for (const hostile of [
      '*'.repeat(140),
      '['.repeat(20_000),
      '[]('.repeat(5_000),
      '[@space](ruche:'.repeat(1_000),
      '**a '.repeat(5_000),
      `**${'a '.repeat(10_000)}`,
      '['.repeat(140),
      '`'.repeat(140),
      '> '.repeat(70),
      '_a'.repeat(70),
      '|---'.repeat(35),
      '---'.repeat(46),
      ' |'.repeat(70),
    ])
      plainExcerpt(hostile, GERMAN);
    expect(performance.now() - begin).toBeLessThan(50);
  });
});
