import { describe, expect, it } from '@jest/globals';
import { mentionOfAll } from '#contracts';
import { excerptOf } from './excerpt.js';

const SPACE = mentionOfAll('space');

describe('the excerpt of a message for its quotes', () => {
  it.each([
    ['# Titre\n\n**gras** et [lien](https://x.example) `code`', 'Titre gras et lien code'],
    ['![plan](/files/1) vu par [@Anna](ruche:person/1)', 'plan vu par @Anna'],
    ['[![plan](/files/1)](https://x.example)', 'plan'],
  ])('of %j is %j', (source, words) => {
    expect(excerptOf(source)).toBe(words);
  });

  it.each([
    ['Bonjour [@space](ruche:space) et [@here](ruche:here)', `Bonjour ${SPACE} et ${mentionOfAll('here')}`],
    ['Bonjour [@tous](ruche:space)', `Bonjour ${SPACE}`],
    ['**Bonjour** [@*alle*](ruche:space)', `Bonjour ${SPACE}`],
    ['![@space](ruche:space)', '@space'],
  ])('of %j leaves it to each screen to say who all are', (source, words) => {
    expect(excerptOf(source)).toBe(words);
  });

  it('is cut before such a mention, not within, and not between the halves of a character', () => {
    for (let before = 170; before < 200; before++) {
      const text = excerptOf(`${'x'.repeat(before)}${SPACE} suite et fin`);
      const isWhole = before + SPACE.length <= 200;
      expect(text.startsWith(`${'x'.repeat(before)}${isWhole ? SPACE : '…'}`)).toBe(true);
    }
    expect(excerptOf(`${'x'.repeat(199)}🙂🙂`)).toBe(`${'x'.repeat(199)}…`);
    expect(excerptOf(`${'x'.repeat(199)}[a] suite`)).toBe(`${'x'.repeat(199)}…`);
    expect(excerptOf(`${'x'.repeat(190)} [a] suite longue`)).toContain(' [a] suite…');
  });

  it('takes no time over brackets', () => {
    const begin = performance.now();
    for (let n = 0; n < 100; n++)
      for (const hostile of ['[', '![', '](ruche:', '[@space](ruche:space', '\\['])
        excerptOf(hostile.repeat(300).slice(0, 600));
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
