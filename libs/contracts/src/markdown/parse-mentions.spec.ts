import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseMentions } from './parse-mentions.js';

const JEAN = '0190a6c2-7b6e-7a31-9d5e-3f2a1b4c5d6e';
const ANNA = '0190a6c2-7b6e-7a31-9d5e-3f2a1b4c5d6f';
const link = (id: string, name = 'Jean'): string => `[@${name}](ruche:person/${id})`;
const NOBODY = { people: [], everybody: [] };

describe('mentions', () => {
  it('are found once each, in the order of the text', () => {
    const text = `${link(ANNA, 'Anna')}, ${link(JEAN)} et [@space](ruche:space), [@ici](ruche:here)\n${link(ANNA.toUpperCase())}`;
    expect(parseMentions(text)).toEqual({ people: [ANNA, JEAN], everybody: ['space', 'here'] });
  });

  it.each([
    ['an escaped bracket', `\\${link(JEAN)}`],
    ['a picture', `!${link(JEAN)}`],
    ['no name', `[@](ruche:person/${JEAN})`],
    ['a line in the name', `[@Jean\nDupont](ruche:person/${JEAN})`],
    ['no id', '[@Jean](ruche:person/1)'],
    ['another scheme', `[@Jean](rüche:person/${JEAN})`],
    ['code', `\`${link(JEAN)}\``],
    ['code between longer runs', `\`\` \` ${link(JEAN)} \`\``],
    ['a fence', `\`\`\`\n${link(JEAN)}\n\`\`\``],
    ['a fence in a quotation', `> ~~~ ts\n> ${link(JEAN)}\n> ~~~`],
    ['a fence without an end', `\`\`\`\n${link(JEAN)}`],
    ['a zero-width space in the id', link(`${JEAN.slice(0, 8)}\u200b${JEAN.slice(9)}`)],
  ])('%s mentions nobody', (_name, text) => {
    expect(parseMentions(text)).toEqual(NOBODY);
  });

  it.each([
    ['two backslashes', `\\\\${link(JEAN)}`],
    ['an escaped exclamation mark', `\\!${link(JEAN)}`],
    ['a name with marks', link(JEAN, 'Jean \\[EXT\\] \\*')],
    ['a name that turns the direction', link(JEAN, '\u202eevil\u202c')],
    ['a name of nothing to see', link(JEAN, '\u200b')],
    ['a backtick that closes nothing', `\` ${link(JEAN)}`],
    ['an escaped backtick', `\\\`${link(JEAN)}\``],
    ['after a fence', `\`\`\`\nx\n\`\`\`\n${link(JEAN)}`],
    ['a shorter fence inside', `~~~~\n~~~\n~~~~\n${link(JEAN)}`],
    ['no blanks around', `a${link(JEAN)}b`],
  ])('%s changes nothing', (_name, text) => {
    expect(parseMentions(text).people).toEqual([JEAN]);
  });

  it('are exactly those that were written between texts without brackets and code', () => {
    const plain = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[[\]\\`~!]/g, ''));
    const ids = fc.array(fc.uuid(), { maxLength: 60 });
    fc.assert(
      fc.property(ids, plain, plain, (all, between, name) => {
        const written = name.replaceAll(/[\n\r]/g, '') || 'x';
        const text = all.map((id) => `${between}${link(id, written)}`).join('');
        expect(parseMentions(text).people).toEqual([...new Set(all)]);
      }),
      { numRuns: 500 },
    );
  });

  it('never throw, whatever stands there', () => {
    const bits = fc.constantFrom(
      '[@',
      '](ruche:',
      'person/',
      JEAN,
      ')',
      '`',
      '```',
      '\n',
      '\\',
      '!',
      '~~~',
      '> ',
      'a',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 200 }), (parts) => {
        expect(parseMentions(parts.join('')).people.every((id) => id === JEAN)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['[', '[@', '[@a](ruche:', '](ruche:', '`', '\\[@', '>', '> ', '!', '```\n', '[@\\'])(
    'take time in proportion to the text: 100,000 times %j',
    (piece) => {
      const text = piece.repeat(100_000) + link(JEAN);
      const best = Math.min(
        ...[1, 2, 3].map(() => {
          const before = performance.now();
          parseMentions(text);
          return performance.now() - before;
        }),
      );
      expect(best).toBeLessThan(100);
    },
  );
});
