import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  collapseMentions,
  editMentions,
  expandMentions,
  insertMention,
  mentionLink,
  mentionTargets,
  type Mention,
  type MentionTarget,
  type MentionText,
} from './mention-source.js';

const JEAN = 'person/0190f3a2-7c00-7000-8000-000000000001';
const OTHER_JEAN = 'person/0190f3a2-7c00-7000-8000-000000000002';

const plain = (text: string): MentionText => ({ text, mentions: [] });
const write = (at: MentionText, name: string, target: MentionTarget): MentionText =>
  insertMention(at, { from: at.text.length, to: at.text.length }, { name, target });

describe('the source of mentions', () => {
  it('is a link of ours, and the field shows the name', () => {
    const typed = write(plain('Bonjour '), 'Jean Dupont', JEAN);
    expect(typed.text).toBe('Bonjour @Jean Dupont');
    expect(expandMentions(typed)).toBe(`Bonjour [@Jean Dupont](ruche:${JEAN})`);
    expect(collapseMentions(expandMentions(typed))).toEqual(typed);
  });

  it.each([
    'Jean [EXT] Dupont',
    'Dupont] Jean',
    'O’Brien (DEU)',
    'a_b*c`d',
    'A | B',
    'back\\slash',
    '<b>&amp;',
  ])('holds the name %s', (name) => {
    const typed = write(plain(''), name, JEAN);
    expect(collapseMentions(expandMentions(typed))).toEqual(typed);
  });

  it('tells two people of one name apart', () => {
    const two = write(
      editMentions(write(plain(''), 'Jean Dupont', JEAN), '@Jean Dupont, ', 14),
      'Jean Dupont',
      OTHER_JEAN,
    );
    expect(two.text).toBe('@Jean Dupont, @Jean Dupont');
    expect(mentionTargets(expandMentions(two))).toEqual([JEAN, OTHER_JEAN]);
    const first = editMentions(two, two.text.slice(14), 0);
    expect(expandMentions(first)).toBe(mentionLink('Jean Dupont', OTHER_JEAN));
  });

  it('is gone with a part of the name', () => {
    const typed = write(plain('à '), 'Jean Dupont', JEAN);
    expect(expandMentions(editMentions(typed, 'à @Jean Dupon', 13))).toBe('à @Jean Dupon');
    expect(expandMentions(editMentions(typed, 'à @Jean-Dupont', 8))).toBe('à @Jean-Dupont');
  });

  it('moves along with what is typed before it, and stays before what is typed behind it', () => {
    const typed = write(plain(''), 'Jean Dupont', JEAN);
    const before = editMentions(typed, `Bonjour ${typed.text}`, 8);
    const around = editMentions(before, `${before.text}, merci`, 27);
    expect(expandMentions(around)).toBe(`Bonjour ${mentionLink('Jean Dupont', JEAN)}, merci`);
  });

  it('keeps the right one of two when the letters could be either’s', () => {
    const two = write(write(plain(''), 'A', JEAN), 'A', OTHER_JEAN);
    expect(editMentions(two, '@A', 0).mentions).toEqual([{ start: 0, end: 2, target: OTHER_JEAN }]);
    expect(editMentions(two, '@A', 2).mentions).toEqual([{ start: 0, end: 2, target: JEAN }]);
  });

  it('takes all and those who are here', () => {
    const source = `${mentionLink('space', 'space')} ${mentionLink('here', 'here')}`;
    expect(collapseMentions(source).text).toBe('@space @here');
    expect(mentionTargets(source)).toEqual(['space', 'here']);
  });

  it.each([
    ['an escaped bracket', `\\[@Jean](ruche:${JEAN})`],
    ['a picture', `![@Jean](ruche:${JEAN})`],
    ['another address', '[@Jean](https://example.org)'],
    ['no id', '[@Jean](ruche:person/1)'],
    ['no name', `[@](ruche:${JEAN})`],
    ['a line in the name', `[@Jean\nDupont](ruche:${JEAN})`],
  ])('leaves %s as it is written', (_what, source) => {
    expect(collapseMentions(source)).toEqual(plain(source));
  });

  it('is none where no link can begin', () => {
    const at = (before: string) => expandMentions(write(plain(before), 'Jean', JEAN));
    expect(at('!')).toBe('!@Jean');
    expect(at('\\')).toBe('\\@Jean');
    expect(at('\\\\')).toBe(`\\\\${mentionLink('Jean', JEAN)}`);
  });

  it('reads 20,000 brackets and marks at once', () => {
    const begun = performance.now();
    collapseMentions('[@'.repeat(10_000));
    collapseMentions('\\'.repeat(20_000));
    collapseMentions(`[@${'a'.repeat(19_998)}`);
    collapseMentions('[@\\a'.repeat(5_000));
    expect(performance.now() - begun).toBeLessThan(100);
  });
});

describe('for any text', () => {
  const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[\n\r]/.test(text));
  const target = fc.oneof(
    fc.uuid().map((id): MentionTarget => `person/${id}`),
    fc.constantFrom<MentionTarget>('space', 'here'),
  );
  const words = fc
    .string({ maxLength: 12, unit: fc.constantFrom('a', ' ', '@', '[', ']', '(', ')', '*', '\n', 'é', '😀') })
    .map((text) => `${text} `);
  const texts = fc
    .array(fc.record({ words, name, target }), { maxLength: 5 })
    .map((parts) =>
      parts.reduce((at, part) => write(plainAfter(at, part.words), part.name, part.target), plain('')),
    );
  const plainAfter = ({ text, mentions }: MentionText, more: string): MentionText => ({
    text: text + more,
    mentions,
  });

  it('the source gives back the field', () => {
    fc.assert(fc.property(texts, (typed) => expect(collapseMentions(expandMentions(typed))).toEqual(typed)));
  });

  it('an edit keeps each mention whole, and only those that it did not touch', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), words, (typed, a, b, more) => {
        const [from, to] = [a % (typed.text.length + 1), b % (typed.text.length + 1)].sort(
          (x, y) => x - y,
        ) as [number, number];
        const text = typed.text.slice(0, from) + more + typed.text.slice(to);
        const after = editMentions(typed, text, from + more.length);
        const said = ({ text: of }: MentionText, { start, end, target: who }: Mention) =>
          `${who} ${of.slice(start, end)}`;
        const left = typed.mentions
          .filter(({ start, end }) => end <= from || start >= to)
          .map((m) => said(typed, m));
        expect(after.mentions.map((m) => said(after, m))).toEqual(expect.arrayContaining(left));
        expect(typed.mentions.map((m) => said(typed, m))).toEqual(
          expect.arrayContaining(after.mentions.map((m) => said(after, m))),
        );
      }),
    );
  });
});
